package org.lactarium.routes.delivery;

import org.springframework.core.env.Environment;

/** The addresses of the record, looked up when they are needed: a port chosen at random is known only after the start. */
final class Addresses {

    private final FhirServer server;
    private final Environment environment;

    Addresses(FhirServer server, Environment environment) {
        this.server = server;
        this.environment = environment;
    }

    String base() {
        return server.baseUrl() == null ? here("/fhir") : server.baseUrl();
    }

    String token() {
        return server.tokenUrl() == null ? here("/oauth2/token") : server.tokenUrl();
    }

    private String here(String path) {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://127.0.0.1:" + port + path;
    }
}
