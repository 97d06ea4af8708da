package org.lactarium.server.store;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.time.ZoneId;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to the version this program needs: the record's tables with HAPI's own versioned migrations, ours
 * (schema {@code lactarium}) with Flyway.
 *
 * <p>Runs before anything else touches the tables, and, where two database roles are configured, as the migrator.
 */
final class RecordSchema {

    private final DataSource migrator;
    private final ZoneId keptIn;

    /** @param keptIn the zone of the moments of a record that is older than {@link MomentsInUtc} */
    RecordSchema(DataSource migrator, ZoneId keptIn) {
        this.migrator = migrator;
        this.keptIn = keptIn;
    }

    void migrate() {
        migrateRecord();
        Flyway.configure()
                .dataSource(migrator)
                .schemas("lactarium")
                .locations("classpath:db/record")
                .javaMigrations(new MomentsInUtc(keptIn))
                .load()
                .migrate();
    }

    private void migrateRecord() {
        MigrationTaskList tasks = new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values());
        HapiMigrationDao history = new HapiMigrationDao(
                migrator, DriverTypeEnum.POSTGRES_9_4, SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME);
        SchemaMigrator schema = new SchemaMigrator(
                "the record",
                SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME,
                migrator,
                new Properties(),
                tasks,
                new HapiMigrationStorageSvc(history));
        schema.setDriverType(DriverTypeEnum.POSTGRES_9_4);
        schema.createMigrationTableIfRequired();
        schema.migrate();
    }
}
