package org.lactarium.routes.dispatch;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.delivery.OrderDesk;
import org.lactarium.routes.inbox.InboxSchema;
import org.lactarium.routes.mllp.Line;
import org.lactarium.routes.outbox.Attempts;
import org.lactarium.routes.outbox.Outbox;
import org.lactarium.routes.outbox.OutboxLog;
import org.lactarium.routes.outbox.SendQueue;
import org.lactarium.routes.outbox.Step;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** Wires the way out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Laboratories.class, OutboxSettings.class})
public class DispatchConfiguration {

    /** The schema comes first, as the migrator when there is one. */
    @Bean
    Outbox outbox(DataSource dataSource, Environment environment) {
        InboxSchema.migrate(
                dataSource,
                "outbox",
                "classpath:db/outbox",
                environment.getProperty("lactarium.database.migration.username"),
                environment.getProperty("lactarium.database.migration.password"));
        return new Outbox(dataSource);
    }

    @Bean
    OutboxLog outboxLog(DataSource dataSource, Outbox migrated) {
        return new OutboxLog(dataSource);
    }

    @Bean
    SendQueue sendQueue(DataSource dataSource, Outbox migrated) {
        return new SendQueue(dataSource);
    }

    @Bean
    Correspondents correspondents(Laboratories laboratories, ResourceLoader files) {
        return new Correspondents(laboratories, files);
    }

    @Bean
    Rehearsal rehearsal(OrderDesk desk, Correspondents correspondents) {
        return new Rehearsal(desk, correspondents, Clock.systemUTC());
    }

    @Bean
    Dispatch dispatch(
            Laboratories laboratories,
            OutboxSettings settings,
            OrderDesk desk,
            Outbox outbox,
            SendQueue queue,
            DataSource dataSource,
            Correspondents correspondents,
            SslBundles bundles,
            BiConsumer<String, String> attemptMeters,
            Consumer<Step> stepMeters,
            ApplicationAvailability application) {
        Clock clock = Clock.systemUTC();
        Scribe scribe = new Scribe(desk, correspondents, queue, clock);
        Registrar registrar = new Registrar(desk, correspondents);
        List<Errands> errands = new ArrayList<>();
        for (Correspondent laboratory : correspondents.all().values()) {
            if (laboratory.settings().enabled()) {
                Line line = new Line(peer(laboratory.settings(), bundles));
                Courier courier = new Courier(laboratory, line, queue, new Attempts(dataSource), attemptMeters, clock);
                errands.add(new Errands(laboratory.name(), queue, scribe, courier, registrar));
            }
        }
        if (laboratories.any()) {
            errands.add(new Errands("", queue, scribe, null, registrar));
        }
        OrderWatch watch = new OrderWatch(desk, outbox, correspondents, settings, FhirContext.forR4Cached(), clock);
        return new Dispatch(
                watch,
                errands,
                settings,
                stepMeters,
                () -> application.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
    }

    private static Line.Peer peer(Laboratory laboratory, SslBundles bundles) {
        return new Line.Peer(
                laboratory.host(),
                laboratory.port(),
                tls(laboratory, bundles),
                laboratory.connectTimeout(),
                laboratory.answerTimeout());
    }

    private static @Nullable SSLSocketFactory tls(Laboratory laboratory, SslBundles bundles) {
        return laboratory.sslBundle() == null
                ? null
                : bundles.getBundle(laboratory.sslBundle()).createSslContext().getSocketFactory();
    }
}
