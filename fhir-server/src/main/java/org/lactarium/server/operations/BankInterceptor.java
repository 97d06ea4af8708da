package org.lactarium.server.operations;

/** Marks a bean as a HAPI interceptor that guards or follows what is written to the record. */
public interface BankInterceptor {}
