package org.lactarium.routes.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Brings the schemas of the routes up to date, beside whatever else lives in the database. */
public final class InboxSchema {

    private InboxSchema() {}

    /** The inbox itself: schema {@code intake}. */
    public static void migrate(DataSource runtime, @Nullable String migrator, @Nullable String password) {
        migrate(runtime, "intake", "classpath:db/intake", migrator, password);
    }

    /** Migrates as the migrator when one is named, otherwise as the role that runs. */
    public static void migrate(
            DataSource runtime, String schema, String scripts, @Nullable String migrator, @Nullable String password) {
        FluentConfiguration flyway = Flyway.configure();
        try (Connection connection = runtime.getConnection()) {
            String user = connection.getMetaData().getUserName();
            flyway.placeholders(Map.of("runtime", user));
            if (migrator == null || migrator.isBlank()) {
                flyway.dataSource(runtime);
            } else {
                flyway.dataSource(withoutUser(connection.getMetaData().getURL()), migrator, password);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The inbox cannot reach its database", e);
        }
        flyway.schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .table("migration_history")
                .locations(scripts)
                .load()
                .migrate();
    }

    /** A user within the URL would win over the migrator. */
    private static String withoutUser(String url) {
        return url.replaceAll("(?<=[?&])(user|password)=[^&]*&?", "");
    }
}
