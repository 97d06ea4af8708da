package org.lactarium.routes.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the record is and how this gateway shows who it is, {@code lactarium.fhir.*}.
 *
 * @param baseUrl of the FHIR API; null is the server in this very process
 * @param tokenUrl where a token is given for the client's secret; null is the server in this very process
 * @param clientId an OAuth 2.0 client with the role {@code laboratory-system}
 * @param connectTimeout for one connection
 * @param requestTimeout for one request, answer included
 */
@ConfigurationProperties("lactarium.fhir")
public record FhirServer(
        @Nullable String baseUrl,
        @Nullable String tokenUrl,
        @DefaultValue("demo-laboratory-system") String clientId,
        @DefaultValue("demo") String clientSecret,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("60s") Duration requestTimeout) {

    /** Secrets do not belong in logs. */
    @Override
    public String toString() {
        return "FhirServer[baseUrl=" + baseUrl + ", clientId=" + clientId + "]";
    }
}
