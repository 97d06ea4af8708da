package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.lactarium.profiles.Systems;

/** What blood says about one woman's milk: five infections, by screens and the tests that decide. */
final class BloodAccount {

    static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    static final List<String> PANEL = List.of("56888-1", "5196-1", "13955-0", "29901-6", "24110-9");

    private static final Set<String> LAST = Set.of("final", "amended", "corrected");
    private static final Set<String> GONE = Set.of("entered-in-error", "cancelled");

    private final List<JsonNode> results;

    /** @param facts all that was observed of her */
    BloodAccount(List<JsonNode> facts) {
        results = facts.stream()
                .filter(one -> PANEL.stream().anyMatch(test -> isOf(one, test)))
                .filter(one -> !GONE.contains(status(one)))
                .toList();
    }

    /** A confirmed infection: her milk is never fed, nor what was made of it. */
    boolean confirmed() {
        return results.stream().anyMatch(one -> decides(one) && last(one) && reactive(one));
    }

    boolean clear(Instant expressed) {
        return PANEL.stream().allMatch(test -> clear(test, expressed));
    }

    private boolean clear(String test, Instant expressed) {
        var own = results.stream().filter(one -> isOf(one, test)).toList();
        var day = day(expressed);
        return own.stream().filter(BloodAccount::reactive).allMatch(one -> explained(one, own))
                && own.stream().filter(BloodAccount::open).allMatch(one -> answered(one, own))
                && own.stream()
                        .filter(BloodAccount::negative)
                        .map(one -> day(drawn(one)))
                        .anyMatch(drawn -> !day.isBefore(drawn.minusDays(90)) && !day.isAfter(drawn.plusMonths(3)));
    }

    private static boolean explained(JsonNode reactive, List<JsonNode> own) {
        return !decides(reactive)
                && own.stream()
                        .anyMatch(other -> decides(other)
                                && negative(other)
                                && !drawn(other).isBefore(drawn(reactive)));
    }

    /** By the deciding test of this or later blood, or by a screen of later blood. */
    private static boolean answered(JsonNode open, List<JsonNode> own) {
        return own.stream()
                .filter(BloodAccount::negative)
                .anyMatch(other -> drawn(other).isAfter(drawn(open))
                        || decides(other) && drawn(other).equals(drawn(open)));
    }

    private static boolean negative(JsonNode one) {
        return last(one)
                && value(one, "131194007")
                && !one.has("interpretation")
                && !one.has("note")
                && !drawn(one).isAfter(Instant.now());
    }

    private static boolean reactive(JsonNode one) {
        return value(one, "11214006") && !one.has("interpretation");
    }

    private static boolean open(JsonNode one) {
        return value(one, "82334004") || one.has("interpretation") || one.has("note");
    }

    private static boolean decides(JsonNode one) {
        return Json.coded(one.path("method"), Systems.MILK_OBSERVATION, "confirmatory");
    }

    private static boolean value(JsonNode one, String code) {
        return Json.coded(one.path("valueCodeableConcept"), Systems.SNOMED, code);
    }

    private static boolean isOf(JsonNode one, String test) {
        return Json.coded(one.path("code"), Systems.LOINC, test);
    }

    private static boolean last(JsonNode one) {
        return LAST.contains(status(one));
    }

    private static String status(JsonNode one) {
        return one.path("status").asText();
    }

    private static Instant drawn(JsonNode one) {
        return moment(one.path("effectiveDateTime"));
    }

    static Instant moment(JsonNode at) {
        return OffsetDateTime.parse(at.asText()).toInstant();
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }
}
