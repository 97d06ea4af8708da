package org.lactarium.server.store;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the tables are changed: by the database role that may, where it differs from the one that works with them.
 *
 * @param username role that owns the tables; absent, the role of {@code spring.datasource} does both
 * @param password its password
 * @param zone of the machine that kept the record before its moments were kept in UTC; absent, that of this machine
 */
@ConfigurationProperties("lactarium.database.migration")
record MigrationRole(@Nullable String username, @Nullable String password, @Nullable ZoneId zone) {

    boolean isConfigured() {
        return username != null && !username.isBlank();
    }

    ZoneId keptIn() {
        return zone == null ? MachineZone.now() : zone;
    }
}
