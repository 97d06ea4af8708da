package org.lactarium.server.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrates the schema before the record opens, as the migrator role where one is configured. */
@Configuration(proxyBeanMethods = false)
class RecordSchemaConfiguration {

    /** From here on this process works in the bank's own zone; the record is opened, and HAPI's search built, after that. */
    @Bean
    RecordSchema recordSchema(
            DataSource dataSource, JdbcConnectionDetails connection, MigrationRole role, RuleProfile profile) {
        RecordSchema schema = migrated(dataSource, connection, role);
        MachineZone.become(profile.zone());
        return schema;
    }

    private static RecordSchema migrated(DataSource dataSource, JdbcConnectionDetails connection, MigrationRole role) {
        if (!role.isConfigured()) {
            RecordSchema schema = new RecordSchema(dataSource, role.keptIn());
            schema.migrate();
            return schema;
        }
        // pooled: the first migration is many hundred statements, and each would log in anew
        try (HikariDataSource migrator = new HikariDataSource()) {
            migrator.setPoolName("migrator");
            migrator.setJdbcUrl(connection.getJdbcUrl());
            migrator.setUsername(role.username());
            migrator.setPassword(role.password());
            migrator.setMaximumPoolSize(4);
            migrator.setMinimumIdle(1);
            RecordSchema schema = new RecordSchema(migrator, role.keptIn());
            schema.migrate();
            return schema;
        }
    }
}
