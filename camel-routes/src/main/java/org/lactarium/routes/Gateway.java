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
                "logging.level.org.apache.camel.component.mllp", "warn"));
        application.run(arguments);
    }
}
