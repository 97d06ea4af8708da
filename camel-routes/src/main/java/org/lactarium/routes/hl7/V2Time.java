package org.lactarium.routes.hl7;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A timestamp {@code YYYY[MM[DD[HH[MM[SS[.S…]]]]]][+/-ZZZZ]} as FHIR writes it.
 *
 * @param fhir with the precision the sender gave, as far as FHIR can express it (an hour alone becomes a day)
 * @param instant the earliest moment it may mean
 */
public record V2Time(String fhir, OffsetDateTime instant) {

    /** FHIR's way to write a moment. */
    public static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private static final Pattern SHAPE = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.\\d{1,9})?)?)?)?)?)?([+-]\\d{4})?");

    /** @param zone where a timestamp without offset was written */
    public static Optional<V2Time> read(String text, ZoneId zone) {
        Matcher time = SHAPE.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(time, 1, 0),
                    number(time, 2, 1),
                    number(time, 3, 1),
                    number(time, 4, 0),
                    number(time, 5, 0),
                    number(time, 6, 0));
            OffsetDateTime moment = time.group(7) == null
                    ? local.atZone(zone).toOffsetDateTime()
                    : local.atOffset(ZoneOffset.of(time.group(7)));
            return Optional.of(new V2Time(fhir(time, moment), moment));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String fhir(Matcher time, OffsetDateTime moment) {
        if (time.group(5) != null) {
            return moment.format(TO_THE_SECOND);
        }
        String day = moment.toLocalDate().toString();
        return time.group(3) != null ? day : day.substring(0, time.group(2) != null ? 7 : 4);
    }

    private static int number(Matcher time, int group, int otherwise) {
        return time.group(group) == null ? otherwise : Integer.parseInt(time.group(group));
    }
}
