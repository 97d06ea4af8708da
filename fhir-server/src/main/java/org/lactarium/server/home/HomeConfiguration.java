package org.lactarium.server.home;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the program a home and, unless {@code spring.datasource.url} names another, a database in it. */
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    @Bean
    LactariumHome lactariumHome(EarlyHome.Taken taken) {
        return taken.home();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    static class Embedded {

        @Bean
        EmbeddedDatabase embeddedDatabase(LactariumHome home, EarlyHome.Taken taken) {
            return taken.awaitDatabase();
        }

        @Bean
        JdbcConnectionDetails embeddedConnectionDetails(EmbeddedDatabase database) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return database.user();
                }

                @Override
                public String getPassword() {
                    return database.password();
                }

                @Override
                public String getJdbcUrl() {
                    return database.jdbcUrl();
                }
            };
        }
    }
}
