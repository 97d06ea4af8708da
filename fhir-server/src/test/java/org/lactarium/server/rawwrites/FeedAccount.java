package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.lactarium.profiles.Systems;
import org.lactarium.server.rawwrites.Milk.Kind;

/** Whether one feed may be written down, with everything that comes with it. */
final class FeedAccount {

    private static final Set<String> LET_GO = Set.of("released", "allocated", "dispensed", "used");
    private static final Set<String> GONE = Set.of("entered-in-error", "cancelled");

    /** What clocks may differ by. */
    private static final Duration EARLY = Duration.ofMinutes(10);

    private final Replay replay;
    private final Instant now;

    FeedAccount(Replay replay, Instant now) {
        this.replay = replay;
        this.now = now;
    }

    static boolean isFeed(Fact fact) {
        return fact.type().equals("Observation") && Json.coded(fact.said().path("code"), Systems.SNOMED, "819973005");
    }

    static boolean stands(Fact fact) {
        return isFeed(fact) && !GONE.contains(fact.status());
    }

    /** mL */
    static double volume(JsonNode feed) {
        return feed.path("valueQuantity").path("value").asDouble();
    }

    /** Why it must be refused; empty when it must be taken. What it is part of is on record but the feed itself. */
    String refusal(JsonNode feed) {
        var bottle = Json.named(feed.path("focus").path(0));
        var infant = Json.named(feed.path("subject"));
        var milk = replay.milk(bottle);
        if (feed.path("focus").size() != 1 || milk == null || milk.kind() != Kind.BOTTLE) {
            return "no bottle";
        }
        if (!replay.status().get(bottle).equals("dispensed")
                || !LET_GO.contains(replay.status().get(milk.from().get(0)))) {
            return "the bottle is " + replay.status().get(bottle);
        }
        if (!replay.infantOf(bottle).equals(infant)) {
            return "not this infant's";
        }
        var at = BloodAccount.moment(feed.path("effectiveDateTime"));
        if (at.isAfter(now)) {
            return "not yet";
        }
        if (at.isBefore(replay.dispensed(bottle).minus(EARLY))) {
            return "before the ward had it";
        }
        if (volume(feed) <= 0 || volume(feed) > replay.left(bottle) + 0.001) {
            return "not so much, " + replay.left(bottle) + " mL are left";
        }
        if (!consented(infant, at) || !ordered(feed, infant, at)) {
            return "papers";
        }
        if (others(bottle, feed).anyMatch(other -> at.isAfter(other.plus(Duration.ofHours(24))))) {
            return "fed from for more than a day";
        }
        return twice(feed) ? "twice" : "";
    }

    /** When milk of the bottle was fed, by the other feeds of it. */
    private Stream<Instant> others(String bottle, JsonNode feed) {
        return replay.facts()
                .filter(FeedAccount::stands)
                .map(Fact::said)
                .filter(other -> !other.equals(feed))
                .filter(other -> Json.named(other.path("focus").path(0)).equals(bottle))
                .map(other -> BloodAccount.moment(other.path("effectiveDateTime")));
    }

    private boolean consented(String infant, Instant at) {
        return words(infant, at, "permit").findAny().isPresent()
                && words(infant, at, "deny").findAny().isEmpty();
    }

    private Stream<JsonNode> words(String infant, Instant at, String word) {
        return replay.about("Consent", "patient", infant).stream()
                .filter(consent -> consent.path("status").asText().equals("active"))
                .filter(consent -> WomanAccount.isOf(consent, "receive-donor-milk"))
                .filter(consent ->
                        consent.path("provision").path("type").asText().equals(word))
                .filter(consent -> word.equals("deny") || WomanAccount.grants(consent, "receive-donor-milk"))
                .filter(consent ->
                        WomanAccount.covers(consent.path("provision").path("period"), consent.path("dateTime"), at));
    }

    /** By the order it names, and by one that stood on the day. */
    private boolean ordered(JsonNode feed, String infant, Instant at) {
        var standing = replay.facts("NutritionOrder", "patient", infant)
                .filter(order -> order.status().equals("active"))
                .toList();
        return standing.stream()
                        .anyMatch(order ->
                                Json.all(feed.path("basedOn")).map(Json::named).anyMatch(order.reference()::equals))
                && standing.stream().anyMatch(order -> !BloodAccount.day(at)
                        .isBefore(BloodAccount.day(
                                BloodAccount.moment(order.said().path("dateTime")))));
    }

    private boolean twice(JsonNode feed) {
        return replay.facts()
                .filter(FeedAccount::stands)
                .map(Fact::said)
                .filter(other -> !(other.has("identifier") && feed.has("identifier")))
                .anyMatch(other -> Json.named(other.path("focus").path(0))
                                .equals(Json.named(feed.path("focus").path(0)))
                        && Json.named(other.path("subject")).equals(Json.named(feed.path("subject")))
                        && BloodAccount.moment(other.path("effectiveDateTime"))
                                .equals(BloodAccount.moment(feed.path("effectiveDateTime")))
                        && Math.abs(volume(other) - volume(feed)) < 0.001);
    }
}
