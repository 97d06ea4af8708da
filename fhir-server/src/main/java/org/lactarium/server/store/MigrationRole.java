package org.lactarium.server.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The database role that may change tables, where it differs from the one that works with them.
 *
 * @param username role that owns the tables; absent, the role of {@code spring.datasource} does both
 * @param password its password
 */
@ConfigurationProperties("lactarium.database.migration")
record MigrationRole(@Nullable String username, @Nullable String password) {

    boolean isConfigured() {
        return username != null && !username.isBlank();
    }
}
