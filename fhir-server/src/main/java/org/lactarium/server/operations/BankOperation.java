package org.lactarium.server.operations;

/** Marks a bean as a HAPI provider of one of the bank's operations; it is put beside the resource providers. */
public interface BankOperation {}
