package org.lactarium.server.store;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request with its body in memory, as it was before it was packed. */
class PlainRequest extends HttpServletRequestWrapper {

    private static final Set<String> ABOUT_THE_BYTES = Set.of("content-encoding", "content-length");

    private final byte[] body;

    PlainRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new PlainBody(body);
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isAboutTheBytes(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isAboutTheBytes(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private static boolean isAboutTheBytes(String name) {
        return ABOUT_THE_BYTES.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
