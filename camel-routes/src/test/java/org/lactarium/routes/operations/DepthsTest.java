package org.lactarium.routes.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.TestDatabase;
import org.lactarium.routes.inbox.InboxSchema;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Pauses;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class DepthsTest {

    @Test
    void knowNothingWhileTheInboxIsAwayAndWaitForItOnceInAScrape() {
        try (HikariDataSource database = (HikariDataSource) TestDatabase.dataSource(TestDatabase.fresh())) {
            InboxSchema.migrate(database, null, null);
            AtomicBoolean away = new AtomicBoolean(true);
            AtomicInteger asked = new AtomicInteger();
            var line = new DelegatingDataSource(database) {
                @Override
                public Connection getConnection() throws SQLException {
                    asked.incrementAndGet();
                    if (away.get()) {
                        throw new SQLException("away");
                    }
                    return super.getConnection();
                }
            };
            Clock[] clock = {Clock.fixed(Instant.parse("2026-03-03T08:00:00Z"), ZoneOffset.UTC)};
            MessageLog log = new MessageLog(line);
            SlowCount<List<MessageLog.Depth>> delivered = new SlowCount<>(log::done, Runnable::run, () -> 0);
            Depths depths = new Depths(log, new Pauses(line), delivered, new Clock() {
                @Override
                public Instant instant() {
                    return clock[0].instant();
                }

                @Override
                public java.time.ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }
            });
            for (MessageState state : MessageState.values()) {
                assertThat(depths.messages("laboratory", state)).isNaN();
                assertThat(depths.oldest("laboratory", state)).isNaN();
            }
            assertThat(depths.paused("laboratory")).isNaN();
            assertThat(asked).hasValue(1);
            away.set(false);
            clock[0] = Clock.offset(clock[0], java.time.Duration.ofSeconds(6));
            assertThat(depths.messages("laboratory", MessageState.RECEIVED)).isZero();
            assertThat(depths.messages("laboratory", MessageState.DELIVERED)).isZero();
            assertThat(depths.paused("laboratory")).isZero();
        }
    }
}
