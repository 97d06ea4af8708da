package org.lactarium.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The database counts its rows when nothing waits, and the messages of a morning come afterwards. What a look for work costs is told
 * in pages of the database that it touches: the same on every machine.
 */
class MorningAfterAQuietNightTest {

    private static final int LOTS = 16;

    private final HikariDataSource database = (HikariDataSource) TestDatabase.dataSource(TestDatabase.fresh());
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @BeforeEach
    void aYearOfDeliveriesAndNothingWaiting() {
        InboxSchema.migrate(database, null, null);
        byte[] raw = "MSH|".getBytes(StandardCharsets.UTF_8);
        Arrival.Header header = new Arrival.Header("LIS", "LAB", "MB", "HK", "", "ORU^R01", "C1", "P", "2.5.1");
        Instant came = Instant.parse("2026-03-03T08:00:00Z");
        new Inbox(database, () -> {})
                .keep(new Arrival("laboratory", "peer", came, raw, "UTF-8", header, "", List.of(), "AA", null, null));
        jdbc.execute("alter table intake.message disable trigger user");
        jdbc.update("update intake.message set state = 'delivered', settled = now()");
        copies("D", 20000, "'delivered', now(), '', now()");
        jdbc.execute("vacuum analyze intake.message");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 4000})
    void theNextMessageIsFoundWithoutGoingThroughAllThatWait(int waiting) throws JsonProcessingException {
        copies("W", waiting, "'received', null, 'batch|B-' || n % " + LOTS + ", now()");
        assertThat(new WorkQueue(database).workOff(message -> new Settlement.Delivered(List.of())))
                .isPresent();
        assertThat(pages(WorkQueue.LONGEST_DUE)).isLessThan(1000);
        assertThat(pages(WorkQueue.FIRST_OF_EVERY_KEY)).isLessThan(1000);
    }

    @Test
    void whatWasBroughtForwardToOneMomentIsNotSortedForEveryMessage() throws JsonProcessingException {
        copies("R", 4000, "'retrying', null, '', now() + interval '1 hour'");
        new WorkQueue(database).hurry();
        assertThat(jdbc.queryForObject(
                        "select count(*) from intake.message where state = 'retrying' and next_attempt <= now()",
                        Integer.class))
                .isEqualTo(4000);
        assertThat(pages(WorkQueue.LONGEST_DUE)).isLessThan(1000);
    }

    private void copies(String name, int many, String stateSettledKeyDue) {
        String columns = jdbc.queryForObject(
                """
                select string_agg(column_name, ', ') from information_schema.columns
                where table_schema = 'intake' and table_name = 'message'
                  and column_name not in ('id', 'control_id', 'state', 'settled', 'ordering_key', 'next_attempt', 'reason')
                """,
                String.class);
        jdbc.update("insert into intake.message (control_id, reason, state, settled, ordering_key, next_attempt, "
                + columns
                + ") select '" + name + "' || n, 'away', " + stateSettledKeyDue + ", " + columns
                + " from (select * from intake.message order by id limit 1) m, generate_series(1, " + many + ") n");
    }

    private long pages(String look) throws JsonProcessingException {
        String plan = jdbc.queryForObject("explain (analyze, buffers, timing off, format json) " + look, String.class);
        var top = new ObjectMapper().readTree(plan).get(0).get("Plan");
        return top.get("Shared Hit Blocks").asLong()
                + top.get("Shared Read Blocks").asLong();
    }
}
