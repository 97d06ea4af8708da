package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lactarium.profiles.Systems;

/** What plates say about a pool and a batch: at most 100,000 CFU/mL before heating, and nothing after it. */
final class PlateAccount {

    private static final Set<String> LAST = Set.of("final", "amended", "corrected");
    private static final Set<String> GONE = Set.of("entered-in-error", "cancelled");
    private static final double MOST_BEFORE = 100_000;

    private final Set<String> looked;
    private final List<JsonNode> plates;
    private final Set<String> batches;

    /** @param milk references of the pool and of the batch, if there is one */
    PlateAccount(Replay replay, Set<String> milk) {
        var stand = replay.facts()
                .filter(fact -> fact.type().equals("Observation") && isPlate(fact.said()))
                .filter(fact -> !GONE.contains(fact.status()))
                .filter(fact ->
                        Json.all(fact.said().path("focus")).map(Json::named).anyMatch(milk::contains))
                .toList();
        looked = stand.stream().map(Fact::reference).collect(Collectors.toSet());
        plates = stand.stream().map(fact -> (JsonNode) fact.said()).toList();
        batches = milk.stream().filter(replay::isBatch).collect(Collectors.toSet());
    }

    /** References of all that stand. */
    Set<String> looked() {
        return looked;
    }

    static boolean isPlate(JsonNode one) {
        return Json.coded(one.path("code"), Systems.LOINC, "20695-3");
    }

    /** All that stands, and no plate is missing. */
    Says ofMilkThatWasLetGo() {
        var missing = !has("pre") || !has("post");
        return missing ? said().and(Says.HOLD) : said();
    }

    private boolean has(String stage) {
        return plates.stream().anyMatch(is(stage));
    }

    Says said() {
        return plates.stream().map(this::said).reduce(Says.NOTHING, Says::and);
    }

    private Says said(JsonNode plate) {
        var over = is("pre").test(plate) ? over(plate, MOST_BEFORE, true) : over(plate, 0, false);
        if (flagged(plate) && over == Over.NO && empty(plate)) {
            return Says.HOLD;
        }
        var last = LAST.contains(plate.path("status").asText());
        return switch (over) {
            case NO -> !last ? Says.WAIT : doubted(plate) ? Says.HOLD : Says.NOTHING;
            case YES -> last ? Says.NEVER : Says.WAIT;
            case OPEN -> Says.HOLD;
        };
    }

    /** After heating, and of no batch or of days before all this; or by words or a part that say more. */
    private boolean doubted(JsonNode plate) {
        var taken = plate.path("effectiveDateTime");
        var days = Instant.now().minus(1, ChronoUnit.DAYS);
        var impossible = is("post").test(plate)
                && (Json.all(plate.path("focus")).map(Json::named).noneMatch(batches::contains)
                        || taken.isTextual() && BloodAccount.moment(taken).isBefore(days));
        return impossible || plate.has("note");
    }

    private enum Over {
        YES,
        NO,
        OPEN
    }

    private static Over over(JsonNode plate, double limit, boolean raw) {
        if (isNoGrowth(plate)) {
            return Over.NO;
        }
        if (Json.coded(plate.path("valueCodeableConcept"), Systems.SNOMED, "264868006")) {
            return Over.OPEN;
        }
        if (Json.coded(plate.path("valueCodeableConcept"), Systems.MILK_OBSERVATION, "growth")) {
            return raw ? Over.OPEN : Over.YES;
        }
        var count = plate.path("valueQuantity");
        var figure = count.path("value").asDouble(-1);
        // fewer than none is no count
        if (figure < 0 || !count.path("code").asText().equals("[CFU]/mL")) {
            return Over.OPEN;
        }
        return switch (count.path("comparator").asText()) {
            case "<" -> figure <= limit || !raw && figure <= 1 ? Over.NO : Over.OPEN;
            case "<=" -> figure <= limit ? Over.NO : Over.OPEN;
            case ">" -> figure >= limit ? Over.YES : Over.OPEN;
            case ">=" -> figure > limit ? Over.YES : Over.OPEN;
            default -> figure > limit ? Over.YES : Over.NO;
        };
    }

    private static boolean isNoGrowth(JsonNode plate) {
        var said = plate.path("valueCodeableConcept");
        return Json.coded(said, Systems.SNOMED, "264868006")
                && said.path("coding").size() == 1;
    }

    private static boolean empty(JsonNode plate) {
        var count = plate.path("valueQuantity");
        return isNoGrowth(plate)
                || count.has("value")
                        && (count.path("comparator").asText().equals("<")
                                ? count.path("value").asDouble() <= 1
                                : !count.path("comparator").asText().startsWith(">")
                                        && count.path("value").asDouble() == 0);
    }

    private static boolean flagged(JsonNode plate) {
        return Json.all(plate.path("interpretation")).anyMatch(one -> Json.all(one.path("coding"))
                .anyMatch(coding -> coding.path("code").asText().equals("A")));
    }

    private static Predicate<JsonNode> is(String stage) {
        return plate -> Json.all(plate.path("component"))
                .anyMatch(part -> Json.coded(part.path("valueCodeableConcept"), Systems.CULTURE_STAGE, stage));
    }
}
