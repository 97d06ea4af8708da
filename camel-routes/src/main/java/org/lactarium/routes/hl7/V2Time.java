package org.lactarium.routes.hl7;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A timestamp {@code YYYY[MM[DD[HH[MM[SS[.S…]]]]]][+/-ZZZZ]} as FHIR writes it; ISO 8601's dashes, colons, {@code T} and {@code Z} are
 * read as well. What names no moment of a calendar is not read at all.
 *
 * @param fhir with the precision the sender gave, as far as FHIR can express it (an hour alone becomes a day)
 * @param instant the earliest moment it may mean
 * @param latest the latest moment it may mean; the same when it was written to the second
 */
public record V2Time(String fhir, OffsetDateTime instant, OffsetDateTime latest) {

    /** FHIR's way to write a moment. */
    public static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private static final String OFFSET = "(?<offset>Z|[+-]\\d{2}(?::?(?:00|15|30|45))?)?";
    private static final Pattern WRITTEN_TOGETHER =
            Pattern.compile("(?<year>\\d{4})(?:(?<month>\\d{2})(?:(?<day>\\d{2})"
                    + "(?:[T ]?(?<hour>\\d{2})(?:(?<minute>\\d{2})(?:(?<second>\\d{2})(?:[.,]\\d{1,9})?)?)?)?)?)?"
                    + OFFSET);
    private static final Pattern WRITTEN_APART = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{2})(?:-(?<day>\\d{2})"
            + "(?:[T ](?<hour>\\d{2})(?::?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,]\\d{1,9})?)?)?)?)?" + OFFSET);

    /** Nothing that a milk bank is told of lies before or after. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2199;

    /** @param moment known to the second */
    public static V2Time at(OffsetDateTime moment) {
        return new V2Time(moment.format(TO_THE_SECOND), moment, moment);
    }

    /** @param zone where a timestamp without offset was written */
    public static Optional<V2Time> read(String text, ZoneId zone) {
        Matcher apart = WRITTEN_APART.matcher(text.strip());
        Matcher time = apart.matches() ? apart : WRITTEN_TOGETHER.matcher(text.strip());
        if (!time.matches() || isOffsetOfNoTime(time)) {
            return Optional.empty();
        }
        try {
            int year = number(time, "year", 0);
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                return Optional.empty();
            }
            LocalDateTime local = local(time, year);
            OffsetDateTime moment = at(local, time.group("offset"), zone);
            return Optional.of(new V2Time(fhir(time, moment), moment, latest(time, local, zone)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 2026-03} is a month and {@code 20260309-03} nothing, so a short offset needs an hour, and any offset a day. */
    private static boolean isOffsetOfNoTime(Matcher time) {
        String offset = time.group("offset");
        return offset != null && time.group(offset.length() < 5 ? "hour" : "day") == null;
    }

    /** 24:00 is the beginning of the next day. */
    private static LocalDateTime local(Matcher time, int year) {
        int hour = number(time, "hour", 0);
        int minute = number(time, "minute", 0);
        int second = number(time, "second", 0);
        boolean midnight = hour == 24 && minute == 0 && second == 0 && time.group("minute") != null;
        return LocalDateTime.of(
                        year, number(time, "month", 1), number(time, "day", 1), midnight ? 0 : hour, minute, second)
                .plusDays(midnight ? 1 : 0);
    }

    private static OffsetDateTime latest(Matcher time, LocalDateTime local, ZoneId zone) {
        String offset = time.group("offset");
        if (time.group("second") != null) {
            return at(local, offset, zone);
        }
        LocalDateTime next = local.plus(1, precision(time));
        return at(next, offset, zone).minusNanos(1);
    }

    private static ChronoUnit precision(Matcher time) {
        if (time.group("hour") != null) {
            return time.group("minute") != null ? ChronoUnit.MINUTES : ChronoUnit.HOURS;
        }
        if (time.group("day") != null) {
            return ChronoUnit.DAYS;
        }
        return time.group("month") != null ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
    }

    private static OffsetDateTime at(LocalDateTime local, @Nullable String offset, ZoneId zone) {
        return offset == null ? local.atZone(zone).toOffsetDateTime() : local.atOffset(ZoneOffset.of(offset));
    }

    private static String fhir(Matcher time, OffsetDateTime moment) {
        if (time.group("minute") != null) {
            return moment.format(TO_THE_SECOND);
        }
        String day = moment.toLocalDate().toString();
        return time.group("day") != null ? day : day.substring(0, time.group("month") != null ? 7 : 4);
    }

    private static int number(Matcher time, String group, int otherwise) {
        return time.group(group) == null ? otherwise : Integer.parseInt(time.group(group));
    }
}
