package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A record that a machine kept in its own zone, opened by a program that keeps moments in UTC. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MomentsInUtcTest {

    private static final Instant WRITTEN = Instant.parse("2026-01-31T17:30:15.123Z");

    private EmbeddedPostgres postgres;
    private HikariDataSource older;
    private JdbcTemplate sql;

    @BeforeAll
    void aRecordOfItsOwn() throws IOException {
        postgres =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
        older = new HikariDataSource();
        older.setDataSource(postgres.getPostgresDatabase());
        older.setMaximumPoolSize(4);
        sql = new JdbcTemplate(older);
        new RecordSchema(older, ZoneOffset.UTC).migrate();
    }

    @AfterAll
    void putAway() throws IOException {
        older.close();
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Asia/Hong_Kong", "America/St_Johns", "Pacific/Kiritimati", "UTC", "GMT+08:00", "-03:30", "Z"})
    void whatAMachineAnywhereWroteMeansTheSameMomentAfterwardsAndNeverMovesAgain(String zone) {
        writtenBefore(zone);

        new RecordSchema(older, ZoneId.of(zone)).migrate();

        assertThat(moments()).containsOnly(WRITTEN.atOffset(ZoneOffset.UTC).toLocalDateTime());
        assertThat(sql.queryForObject("select sp_value_low_date_ordinal from hfj_spidx_date", Integer.class))
                .isEqualTo(20260131);

        new RecordSchema(older, ZoneId.of("Asia/Tokyo")).migrate();
        assertThat(moments()).containsOnly(WRITTEN.atOffset(ZoneOffset.UTC).toLocalDateTime());
        assertThat(sql.queryForObject(
                        "select count(*) from pg_indexes where tablename = 'hfj_spidx_date' and not exists"
                                + " (select from pg_class c join pg_index i on i.indexrelid = c.oid where c.relname ="
                                + " indexname and i.indisvalid)",
                        Integer.class))
                .isZero();
    }

    @Test
    void aZoneThatTheDatabaseDoesNotKnowStopsTheStartAndSaysWhatToSet() {
        writtenBefore("Asia/Hong_Kong");
        assertThatThrownBy(() -> new RecordSchema(older, ZoneId.of("SystemV/AST4ADT")).migrate())
                .hasStackTraceContaining("lactarium.database.migration.zone");
        assertThat(moments())
                .containsOnly(WRITTEN.atZone(ZoneId.of("Asia/Hong_Kong")).toLocalDateTime());
    }

    private Iterable<LocalDateTime> moments() {
        return sql.queryForList(
                "select res_updated from hfj_resource union all select res_published from hfj_resource"
                        + " union all select sp_value_low from hfj_spidx_date"
                        + " union all select sp_value_high from hfj_spidx_date",
                LocalDateTime.class);
    }

    /** As Hibernate wrote it, in the zone of the process. */
    private void writtenBefore(String zone) {
        sql.execute("truncate hfj_resource cascade");
        sql.update("delete from lactarium.flyway_schema_history where version = '6'");
        var mine = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
        try {
            var at = Timestamp.from(WRITTEN);
            var flags = sql.queryForObject(
                    "select string_agg(column_name, ', ') from information_schema.columns where table_name ="
                            + " 'hfj_resource' and is_nullable = 'NO' and data_type = 'boolean'",
                    String.class);
            sql.update(
                    "insert into hfj_resource (res_id, fhir_id, res_type, res_version, res_ver, res_published, res_updated, "
                            + flags + ")" + " values (1, 'a', 'Task', 'R4', 1, ?, ?, "
                            + flags.replaceAll("\\w+", "false") + ")",
                    at,
                    at);
            sql.update(
                    "insert into hfj_spidx_date (sp_id, res_id, res_type, sp_name, sp_missing, hash_identity,"
                            + " sp_value_low, sp_value_high, sp_value_low_date_ordinal, sp_value_high_date_ordinal)"
                            + " values (1, 1, 'Task', 'period', false, 1, ?, ?, 20260131, 20260131)",
                    at,
                    at);
        } finally {
            TimeZone.setDefault(mine);
        }
    }
}
