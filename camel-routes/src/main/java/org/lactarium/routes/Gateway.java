package org.lactarium.routes;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * The routes on their own, near a laboratory: {@code lactarium.fhir.base-url} and {@code lactarium.fhir.token-url} name the
 * record, {@code spring.datasource.*} the PostgreSQL of the inbox. It has no users of its own, so its HTTP stays on loopback.
 */
@EnableAutoConfiguration
public class Gateway {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Gateway.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.port", "8090",
                "spring.flyway.enabled", "false",
                // a laboratory that waits for an answer waits no longer than this for a database that is away
                "spring.datasource.hikari.connection-timeout", "5000",
                "logging.level.org.apache.camel.component.mllp", "warn",
                // it repeats the names of files, and people put names of people into them
                "logging.level.org.apache.camel.component.file", "off"));
        application.run(arguments);
    }
}
