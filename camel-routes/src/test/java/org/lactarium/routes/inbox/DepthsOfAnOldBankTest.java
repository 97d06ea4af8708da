package org.lactarium.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** What it costs to say how much waits, after years of messages. */
class DepthsOfAnOldBankTest {

    @Test
    void countsWhatWaitsWithoutLookingAtWhatWasDelivered() {
        try (HikariDataSource database = (HikariDataSource) TestDatabase.dataSource(TestDatabase.fresh())) {
            InboxSchema.migrate(database, null, null);
            JdbcTemplate jdbc = new JdbcTemplate(database);
            Arrival.Header header = new Arrival.Header("LIS", "LAB", "MB", "HK", "", "ORU^R01", "C1", "P", "2.5.1");
            byte[] raw = "MSH|".getBytes(StandardCharsets.UTF_8);
            Instant came = Instant.parse("2026-03-03T08:00:00Z");
            new Inbox(database, () -> {})
                    .keep(new Arrival(
                            "laboratory", "peer", came, raw, "UTF-8", header, "", List.of(), "AA", null, null));
            String columns = jdbc.queryForObject(
                    """
                    select string_agg(column_name, ', ') from information_schema.columns
                    where table_schema = 'intake' and table_name = 'message'
                      and column_name not in ('id', 'control_id', 'state', 'settled')
                    """,
                    String.class);
            // years of deliveries at once: nobody watches how they came to be
            jdbc.execute("alter table intake.message disable trigger user");
            jdbc.update("insert into intake.message (control_id, state, settled, " + columns + ") select 'D' || n,"
                    + " 'delivered', now(), " + columns + " from intake.message, generate_series(1, 20000) n");
            jdbc.execute("analyze intake.message");
            MessageLog log = new MessageLog(database);
            assertThat(log.waiting()).containsExactly(new MessageLog.Depth("laboratory", "received", 1, came));
            assertThat(log.done())
                    .singleElement()
                    .extracting(MessageLog.Depth::messages)
                    .isEqualTo(20000L);
            assertThat(log.last("laboratory")).contains(came);
            assertThat(log.last("nobody")).isEmpty();
            assertThat(String.join(
                            "\n",
                            jdbc.queryForList("explain " + MessageLog.depthsWhere(MessageLog.WAITING), String.class)))
                    .contains("message_by_state")
                    .doesNotContain("Seq Scan");
        }
    }
}
