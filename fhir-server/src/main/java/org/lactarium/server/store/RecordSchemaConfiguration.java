package org.lactarium.server.store;

import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Migrates the schema before the record opens, as the migrator role where one is configured. */
@Configuration(proxyBeanMethods = false)
class RecordSchemaConfiguration {

    @Bean
    RecordSchema recordSchema(DataSource dataSource, JdbcConnectionDetails connection, MigrationRole role) {
        RecordSchema schema = new RecordSchema(
                role.isConfigured()
                        ? new SimpleDriverDataSource(
                                new Driver(), connection.getJdbcUrl(), role.username(), role.password())
                        : dataSource);
        schema.migrate();
        return schema;
    }
}
