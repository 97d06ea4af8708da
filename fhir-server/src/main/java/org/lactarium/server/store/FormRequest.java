package org.lactarium.server.store;

import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form with its fields, read from the body in memory; the fields of the address stand before them. */
final class FormRequest extends PlainRequest {

    private final Map<String, String[]> fields;

    FormRequest(HttpServletRequest request, byte[] body) {
        super(request, body);
        var query = request.getQueryString();
        this.fields = UrlUtil.parseQueryStrings(query == null ? "" : query, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = fields.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(fields.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return fields.get(name);
    }
}
