package org.lactarium.routes.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.TestDatabase;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.Arrival;
import org.lactarium.routes.inbox.Dismissals;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.InboxSchema;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.Pauses;
import org.lactarium.routes.inbox.Search;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.WorkQueue;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is said of the feeds in the log, and how often. */
class InspectionTest {

    private static final Instant CAME = Instant.parse("2026-03-03T08:00:00Z");

    private final Alarms alarms = new Alarms();
    private final List<String> said = new ArrayList<>();
    private HikariDataSource dataSource;

    @BeforeEach
    void open() {
        dataSource = (HikariDataSource) TestDatabase.dataSource(TestDatabase.fresh());
        InboxSchema.migrate(dataSource, null, null);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void saysOnceThatAMessageWaitsTooLongAndOnceThatNoneDoesAnyMore() {
        keep();
        look(Duration.ofMinutes(9));
        assertThat(said).isEmpty();
        look(Duration.ofMinutes(11));
        look(Duration.ofMinutes(12));
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).startsWith("ALARM: laboratory: a message has waited longer than PT10M;");
        assertThat(alarms.of("laboratory")).containsExactly("waiting");
        new WorkQueue(dataSource).workOff(message -> new Settlement.Delivered(List.of()));
        look(Duration.ofMinutes(13));
        look(Duration.ofMinutes(14));
        assertThat(said).hasSize(2);
        assertThat(said.get(1)).startsWith("ALARM OVER: laboratory: ");
    }

    @Test
    void remindsOfAPauseThatSomebodyForgot() {
        keep();
        new Pauses(dataSource).pause("laboratory", "an-engineer", "new analyser");
        look(Duration.ofMinutes(11));
        assertThat(said).singleElement().asString().contains("(the feed is paused)");
    }

    @Test
    void saysOnceThatTheInboxIsAwayAndOnceThatItIsBack() {
        HikariDataSource away = (HikariDataSource) TestDatabase.dataSource("jdbc:postgresql://127.0.0.1:1/nowhere");
        away.setInitializationFailTimeout(-1);
        away.setConnectionTimeout(250);
        look(away, Duration.ZERO);
        look(away, Duration.ZERO);
        assertThat(said).singleElement().asString().startsWith("ALARM: all: the inbox cannot be read");
        look(Duration.ZERO);
        look(Duration.ZERO);
        assertThat(said).hasSize(2);
        assertThat(said.get(1)).startsWith("ALARM OVER: all: ");
        away.close();
    }

    @Test
    void saysThatAClockIsAheadUntilNothingOfTheLastHourIsHeldForIt() {
        keep();
        new WorkQueue(dataSource).workOff(message -> new Settlement.Held("time-in-future", "a sentence"));
        look(Duration.ofMinutes(1));
        look(Duration.ofMinutes(2));
        assertThat(said).singleElement().asString().startsWith("ALARM: laboratory: a message of the last hour is held");
        assertThat(alarms.of("laboratory")).containsExactly("clock");
        assertThat(alarms.of("analyser")).isEmpty();
        look(Duration.ofMinutes(61));
        assertThat(said).hasSize(2);
        assertThat(said.get(1)).startsWith("ALARM OVER: laboratory: ");
    }

    @Test
    void saysThatAClockIsRightAgainWhenAPersonHasDismissedWhatWasHeldForIt() {
        keep();
        new WorkQueue(dataSource).workOff(message -> new Settlement.Held("time-in-future", "a sentence"));
        look(Duration.ofMinutes(1));
        long id = new MessageLog(dataSource).find(Search.any(), null, 1).get(0).id();
        new Dismissals(dataSource).one(id, "an-engineer", "sent again");
        look(Duration.ofMinutes(2));
        assertThat(alarms.of("laboratory")).isEmpty();
    }

    @Test
    void saysNothingOfAClockForWhatIsHeldForAnotherReason() {
        keep();
        new WorkQueue(dataSource).workOff(message -> new Settlement.Held("time-missing", "a sentence"));
        look(Duration.ofMinutes(1));
        assertThat(said).isEmpty();
    }

    private void look(Duration later) {
        look(dataSource, later);
    }

    private void look(HikariDataSource database, Duration later) {
        Feeds feeds = new Binder(
                        // nobody listens here, and that shall not be what is spoken of
                        new MapConfigurationPropertySource(Map.of(
                                "lactarium.feeds.laboratory.enabled", "false",
                                "lactarium.feeds.analyser.enabled", "false")))
                .bind("lactarium", Feeds.class)
                .get();
        Clock clock = Clock.fixed(CAME.plus(later), ZoneOffset.UTC);
        new Inspection(
                        feeds,
                        new Openness(new DefaultCamelContext()),
                        new MessageLog(database),
                        new Pauses(database),
                        alarms,
                        Duration.ofMinutes(10),
                        clock)
                .look(said::add);
    }

    private void keep() {
        Arrival.Header header = new Arrival.Header("LIS", "LAB", "MB", "HK", "", "ORU^R01", "C1", "P", "2.5.1");
        byte[] raw = "MSH|".getBytes(StandardCharsets.UTF_8);
        new Inbox(dataSource, () -> {})
                .keep(new Arrival("laboratory", "peer", CAME, raw, "UTF-8", header, "", List.of(), "AA", null, null));
    }
}
