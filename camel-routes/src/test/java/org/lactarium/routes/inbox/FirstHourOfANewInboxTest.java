package org.lactarium.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A connection plans its work when the inbox is empty, and keeps the plan while thousands of messages arrive. What it costs to keep
 * one more is told in pages of the database that it touches: the same on every machine.
 */
class FirstHourOfANewInboxTest {

    private static final String ONE =
            "select * from intake.keep('laboratory', 'peer', now(), '\\x00', '\\x0%1$d', 'UTF-8',"
                    + " 'LIS', 'LAB', 'MB', 'HK', '', 'ORU^R01', 'C%1$d', 'P', '2.5.1', '', 'AA', null, null, '{}'::text[])";

    private static final String MANY =
            "select * from intake.keep_many(array['laboratory'], array['peer'], array[now()],"
                    + " array['\\x00'::bytea], array['\\x0%1$d'::bytea], array['UTF-8'], array['LIS'], array['LAB'], array['MB'],"
                    + " array['HK'], array[''], array['ORU^R01'], array['C%1$d'], array['P'], array['2.5.1'], array[''],"
                    + " array['AA'], array[null::text], array[null::text], array[''])";

    @ParameterizedTest
    @ValueSource(strings = {ONE, MANY})
    void oneMoreIsKeptWithoutLookingAtAllThatCame(String keep) throws JsonProcessingException {
        String database = TestDatabase.fresh();
        try (HikariDataSource all = (HikariDataSource) TestDatabase.dataSource(database)) {
            InboxSchema.migrate(all, null, null);
        }
        SingleConnectionDataSource connection = new SingleConnectionDataSource(database, true);
        try {
            JdbcTemplate jdbc = new JdbcTemplate(connection);
            jdbc.execute("vacuum analyze intake.message");
            for (int message = 1; message < 8; message++) {
                assertThat(jdbc.queryForMap(keep.formatted(message))).containsEntry("outcome", "new");
            }
            String columns = jdbc.queryForObject(
                    """
                    select string_agg(column_name, ', ') from information_schema.columns
                    where table_schema = 'intake' and table_name = 'message' and column_name not in ('id', 'control_id')
                    """,
                    String.class);
            jdbc.update("insert into intake.message (control_id, " + columns + ") select 'X' || n, " + columns
                    + " from (select * from intake.message limit 1) m, generate_series(1, 20000) n");
            String plan = jdbc.queryForObject(
                    "explain (analyze, buffers, timing off, format json) " + keep.formatted(8), String.class);
            var top = new ObjectMapper().readTree(plan).get(0).get("Plan");
            assertThat(top.get("Shared Hit Blocks").asLong()
                            + top.get("Shared Read Blocks").asLong())
                    .isLessThan(200);
            assertThat(jdbc.queryForMap(keep.formatted(9).replace("'C9'", "'C8'")))
                    .containsEntry("outcome", "reused");
            assertThat(jdbc.queryForMap(keep.formatted(9))).containsEntry("outcome", "new");
            assertThat(jdbc.queryForMap(keep.formatted(9))).containsEntry("outcome", "again");
        } finally {
            connection.destroy();
        }
    }
}
