package org.lactarium.server.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrates the schema before the record opens, as the migrator role where one is configured. */
@Configuration(proxyBeanMethods = false)
class RecordSchemaConfiguration {

    @Bean
    RecordSchema recordSchema(DataSource dataSource, JdbcConnectionDetails connection, MigrationRole role) {
        if (!role.isConfigured()) {
            RecordSchema schema = new RecordSchema(dataSource);
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
            RecordSchema schema = new RecordSchema(migrator);
            schema.migrate();
            return schema;
        }
    }
}
