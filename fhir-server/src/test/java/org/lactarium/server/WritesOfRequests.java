package org.lactarium.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * What the requests of one test write to the shared server, updates too. A count of all that is stored would tell of the server's
 * timers as well: they go on with the milk of earlier tests.
 */
@Interceptor
public final class WritesOfRequests implements AutoCloseable {

    /** The header that marks a request of the test. */
    public static final String HEADER = "X-Request-Id";

    private final String mark;
    private final LactariumServer server;
    private final ThreadLocal<Boolean> mine = ThreadLocal.withInitial(() -> false);
    private final Set<String> written = Collections.synchronizedSet(new LinkedHashSet<>());

    private WritesOfRequests(LactariumServer server, String mark) {
        this.server = server;
        this.mark = mark;
    }

    public static WritesOfRequests watched(LactariumServer server, String mark) {
        var writes = new WritesOfRequests(server, mark);
        server.bean(RestfulServer.class).registerInterceptor(writes);
        server.bean(IInterceptorService.class).registerInterceptor(writes);
        return writes;
    }

    @Override
    public void close() {
        server.bean(RestfulServer.class).unregisterInterceptor(this);
        server.bean(IInterceptorService.class).unregisterInterceptor(this);
    }

    /** Each version that was written, by its reference. */
    public Set<String> written() {
        return Set.copyOf(written);
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_PROCESSED)
    public void begun(HttpServletRequest request) {
        mine.set(mark.equals(request.getHeader(HEADER)));
    }

    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void ended() {
        mine.remove();
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        note(resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        note(after);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        note(resource);
    }

    private void note(@Nullable IBaseResource resource) {
        if (mine.get()) {
            written.add(Optional.ofNullable(resource)
                    .map(it -> it.getIdElement().getValue())
                    .orElse("?"));
        }
    }
}
