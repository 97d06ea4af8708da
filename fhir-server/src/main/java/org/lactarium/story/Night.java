package org.lactarium.story;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.Resource;

/** What every scene of one night shares: the bank, the narrator, the hour, and numbers nobody has used before. */
final class Night {

    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(HONG_KONG);

    final Bank bank;
    final Narrator narrator;
    private final Clock clock;
    private final String mark;

    Night(Bank bank, Narrator narrator, Clock clock) {
        this.bank = bank;
        this.narrator = narrator;
        this.clock = clock;
        this.mark = Long.toString(clock.millis(), 36).toUpperCase(java.util.Locale.ROOT);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Instant ago(long amount, ChronoUnit unit) {
        return now().minus(amount, unit);
    }

    /** A number of this night, such as {@code B-MEXAMPLE-1}. */
    String number(String kind, int which) {
        return kind + "-" + mark + "-" + which;
    }

    static String hour(Instant instant) {
        return HOUR.format(instant);
    }

    IGenericClient as(String role) throws IOException, InterruptedException {
        return bank.as(role, narrator.language());
    }

    /** Writes a form into the record and answers its reference. */
    String write(String role, Resource form) throws IOException, InterruptedException {
        return as(role).create()
                .resource(form)
                .execute()
                .getId()
                .toUnqualifiedVersionless()
                .getValue();
    }
}
