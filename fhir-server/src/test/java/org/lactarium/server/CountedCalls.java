package org.lactarium.server;

import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what HAPI's clients ask of the server, whoever they are logged in as. */
public final class CountedCalls implements IClientInterceptor {

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public void interceptRequest(IHttpRequest request) {
        asked.incrementAndGet();
    }

    @Override
    public void interceptResponse(IHttpResponse response) {
        // what was asked is counted, whatever came of it
    }

    /** How many calls that took. */
    public int of(Runnable work) {
        int before = asked.get();
        work.run();
        return asked.get() - before;
    }
}
