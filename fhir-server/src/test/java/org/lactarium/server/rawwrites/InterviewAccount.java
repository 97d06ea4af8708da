package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The times of which a woman's answers say that her milk may not be used; of each she gave the dates. */
final class InterviewAccount {

    private static final String PROFILE = Papers.PROFILE + "donor-screening";
    private static final Set<String> STAND = Set.of("completed", "amended");

    /** How long after a state has ended. */
    private static final Map<String, TemporalAmount> STATES =
            Map.of("smoking", Period.ofDays(30), "alcohol", Duration.ofHours(12), "mastitis", Period.ofDays(2));

    /** How long after an event. */
    private static final Map<String, TemporalAmount> EVENTS =
            Map.of("vaccination", Period.ofDays(28), "transfusion", Period.ofMonths(6));

    private InterviewAccount() {}

    /**
     * @param reference of the interview and of its reason, {@code QuestionnaireResponse/x#smoking}
     * @param end null when a person decides that
     */
    record Window(String reference, String reason, Instant start, @Nullable Instant end) {

        boolean covers(Instant at) {
            return !at.isBefore(start) && (end == null || !at.isAfter(end));
        }
    }

    /**
     * Whether she was interviewed for milk of that time: half a year before it or three months after it. An interview that
     * nobody wrote down by then went with her enrolment, which is asked for elsewhere.
     */
    static boolean asked(Stream<Fact> facts, Instant expressed) {
        var standing = facts.filter(fact -> !fact.status().equals("entered-in-error"))
                .filter(InterviewAccount::isInterview)
                .toList();
        return standing.stream()
                        .filter(fact -> STAND.contains(fact.status()))
                        .map(InterviewAccount::authored)
                        .anyMatch(at -> !expressed.isBefore(at.minusDays(90).toInstant())
                                && !expressed.isAfter(at.plusMonths(6).toInstant()))
                || standing.stream().allMatch(fact -> authored(fact).toInstant().isAfter(expressed));
    }

    /** When her child was born, as she said in an interview that stands. */
    static Stream<String> births(Fact fact) {
        return STAND.contains(fact.status()) && isInterview(fact)
                ? Json.objects(fact.said()).stream()
                        .filter(item -> item.path("linkId").asText().equals("baby-birth-date"))
                        .map(item ->
                                item.path("answer").path(0).path("valueDate").asText())
                : Stream.empty();
    }

    private static boolean isInterview(Fact fact) {
        return Json.all(fact.said().path("meta").path("profile"))
                .anyMatch(one -> one.asText().equals(PROFILE));
    }

    private static ZonedDateTime authored(Fact fact) {
        return BloodAccount.moment(fact.said().path("authored")).atZone(BloodAccount.ZONE);
    }

    static boolean isEvent(String reason) {
        return EVENTS.containsKey(reason);
    }

    static Set<String> references(Fact fact) {
        return windows(fact).map(Window::reference).collect(Collectors.toSet());
    }

    static Stream<Window> windows(Fact fact) {
        var says = fact.said();
        return fact.type().equals("QuestionnaireResponse") && STAND.contains(fact.status()) && isInterview(fact)
                ? Json.objects(says).stream()
                        .filter(item ->
                                item.path("answer").path(0).path("valueBoolean").asBoolean())
                        .map(item ->
                                window(fact.reference(), item.path("linkId").asText(), says))
                : Stream.empty();
    }

    private static Window window(String interview, String reason, JsonNode says) {
        var from = day(says, reason + "-from");
        var start = from.atStartOfDay(BloodAccount.ZONE);
        var end = EVENTS.containsKey(reason)
                ? start.plus(EVENTS.get(reason)).toInstant()
                : STATES.containsKey(reason)
                        ? day(says, reason + "-until")
                                .atTime(LocalTime.MAX)
                                .atZone(BloodAccount.ZONE)
                                .plus(STATES.get(reason))
                                .toInstant()
                        : null;
        return new Window(interview + "#" + reason, reason, start.toInstant(), end);
    }

    private static LocalDate day(JsonNode says, String question) {
        return Json.objects(says).stream()
                .filter(item -> item.path("linkId").asText().equals(question))
                .map(item -> LocalDate.parse(
                        item.path("answer").path(0).path("valueDate").asText()))
                .findFirst()
                .orElseThrow();
    }
}
