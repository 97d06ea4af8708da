package org.lactarium.server.operations;

/** Marks a bean as a HAPI interceptor that looks at what a client asks, before the record does. */
public interface DoorInterceptor {}
