package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lactarium.server.rawwrites.Event.Dispensed;
import org.lactarium.server.rawwrites.Event.LetGo;
import org.lactarium.server.rawwrites.Event.Made;
import org.lactarium.server.rawwrites.Event.Written;
import org.lactarium.server.rawwrites.Milk.Kind;

/** Where all milk stands when everything that happened happens once more, from nothing. */
final class Replay {

    private static final Set<String> LET_GO = Set.of("released", "allocated", "dispensed");
    private static final Set<String> WITHDRAWN = Set.of("entered-in-error", "cancelled");
    private static final Set<String> STOCKED =
            Set.of("registered", "quarantine", "pending-results", "released", "allocated", "dispensed");

    private final Map<String, Milk> milk = new LinkedHashMap<>();
    private final Lines lines = new Lines(milk);
    private final Map<String, String> status = new TreeMap<>();
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Map<String, List<String>> before = new HashMap<>();
    private final Map<String, String> infants = new HashMap<>();
    private final Map<String, Instant> dispensed = new HashMap<>();
    private final Set<String> onceLetGo = new HashSet<>();
    private final WhatComesBack back = new WhatComesBack();

    Replay(List<Event> events) {
        events.forEach(this::happens);
    }

    private void happens(Event event) {
        if (event instanceof Made made) {
            made(made);
        } else if (event instanceof LetGo signed) {
            letGo(signed.batch());
        } else if (event instanceof Dispensed given) {
            status.put(given.bottle(), "dispensed");
            infants.put(given.bottle(), given.infant());
            dispensed.put(given.bottle(), given.at());
        } else if (event instanceof Written written) {
            written(written.facts());
        }
    }

    private void made(Made made) {
        milk.put(made.milk().reference(), made.milk());
        status.put(made.milk().reference(), made.status());
        made.milk().from().stream()
                .filter(one -> milk.get(one).kind() != Kind.BATCH)
                .forEach(one -> status.put(one, "used"));
    }

    private void letGo(String batch) {
        var was = status.get(batch);
        status.put(batch, "released");
        onceLetGo.add(batch);
        lines.below(batch)
                .filter(bottle -> List.of(was, "pending-results").contains(status.get(bottle)))
                .forEach(bottle -> status.put(bottle, infants.containsKey(bottle) ? "dispensed" : "released"));
    }

    private void written(List<Fact> together) {
        var touched = new ArrayList<Fact>(together);
        var withdrawn = new ArrayList<Fact>();
        var found = new ArrayList<Fact>();
        together.forEach(fact -> {
            var was = facts.put(fact.reference(), fact);
            if (FindingAccount.asks(fact) && (was == null || !FindingAccount.asks(was))) {
                found.add(fact);
            }
            if (was != null) {
                touched.add(was);
                if (!was.status().equals(fact.status())) {
                    before.computeIfAbsent(fact.reference(), none -> new ArrayList<>())
                            .add(was.status());
                }
                if (!withdrawn(was) && withdrawn(fact) || takesBack(was, fact)) {
                    withdrawn.add(fact);
                }
            }
        });
        // whatever the order within: the gravest of all that came together counts, where the milk stood before
        Map<String, Word> words = new LinkedHashMap<>();
        touched.stream()
                .filter(fact -> PlateAccount.isPlate(fact.said()))
                .flatMap(fact -> Json.all(fact.said().path("focus")).map(Json::named))
                .flatMap(lines::pools)
                .distinct()
                .forEach(pool -> judgePlates(pool, words));
        touched.stream().map(Replay::woman).distinct().forEach(donor -> judgeWoman(donor, words));
        words.forEach(this::move);
        found.stream()
                .flatMap(fact -> FindingAccount.milk(this, fact))
                .flatMap(lines::of)
                .forEach(this::held);
        withdrawn.stream().flatMap(this::milkOf).distinct().forEach(this::comesBack);
        bottlesFed(touched).forEach(this::followsWhatIsLeft);
    }

    private static boolean withdrawn(Fact fact) {
        return fact.type().equals("Observation") && WITHDRAWN.contains(fact.status());
    }

    /** An interview that no longer says what milk was deferred for. */
    private static boolean takesBack(Fact was, Fact fact) {
        return !InterviewAccount.references(fact).containsAll(InterviewAccount.references(was));
    }

    private boolean withdrawn(String looked) {
        var fact = facts.get(looked.replaceFirst("#.*", ""));
        return withdrawn(fact)
                || looked.contains("#") && !InterviewAccount.references(fact).contains(looked);
    }

    private Stream<String> milkOf(Fact fact) {
        var given = milk.values().stream()
                .filter(one -> one.kind() == Kind.DEPOSIT && one.donor().equals(woman(fact)))
                .map(Milk::reference);
        var tested = Json.all(fact.said().path("focus")).map(Json::named).filter(milk::containsKey);
        return Stream.concat(given, tested).flatMap(lines::of);
    }

    private void comesBack(String unit) {
        status.put(unit, back.afterWithdrawal(unit, status.get(unit), all(unit), this::withdrawn));
    }

    private void followsWhatIsLeft(String bottle) {
        var was = status.get(bottle);
        var batch = milk.get(bottle).from().get(0);
        var line = lines.up(bottle).skip(1).map(status::get).toList();
        var is = back.afterFeeds(was, left(bottle), line);
        status.put(bottle, is);
        if (!is.equals(was) && is.equals("recalled")) {
            back.follows(bottle, batch);
        }
    }

    private Stream<String> bottlesFed(List<Fact> touched) {
        return touched.stream()
                .filter(FeedAccount::isFeed)
                .flatMap(feed -> Json.all(feed.said().path("focus")).map(Json::named))
                .filter(milk::containsKey)
                .distinct();
    }

    private static String woman(Fact fact) {
        return switch (fact.type()) {
            case "Observation", "QuestionnaireResponse" ->
                Json.named(fact.said().path("subject"));
            case "Consent", "EpisodeOfCare", "RelatedPerson" ->
                Json.named(fact.said().path("patient"));
            default -> "";
        };
    }

    private void judgeWoman(String donor, Map<String, Word> words) {
        var account = new WomanAccount(this, donor);
        var looked = account.looked();
        milk.values().stream()
                .filter(one -> one.kind() == Kind.DEPOSIT && one.donor().equals(donor))
                .forEach(deposit -> lineOf(deposit.reference())
                        .forEach(unit -> words.merge(unit, new Word(says(account, deposit, unit), looked), Word::and)));
    }

    /** What was made of milk in doubt is a mixture: a person decides, unless the infection is confirmed. */
    private static Says says(WomanAccount account, Milk deposit, String unit) {
        var says = account.of(deposit.expressed());
        var mixed = says == Says.NEVER && !unit.equals(deposit.reference()) && !account.confirmed();
        return mixed ? Says.HOLD : says;
    }

    boolean isBatch(String reference) {
        return milk.containsKey(reference) && milk.get(reference).kind() == Kind.BATCH;
    }

    private void judgePlates(String pool, Map<String, Word> words) {
        var batches = milk.values().stream()
                .filter(one -> one.kind() == Kind.BATCH && one.from().contains(pool))
                .map(Milk::reference)
                .toList();
        if (batches.isEmpty()) {
            var account = new PlateAccount(this, Set.of(pool));
            words.merge(pool, new Word(account.said(), account.looked()), Word::and);
        }
        batches.forEach(batch -> {
            var account = new PlateAccount(this, Set.of(pool, batch));
            lineOf(batch)
                    .forEach(unit -> words.merge(unit, new Word(says(account, unit), account.looked()), Word::and));
        });
    }

    private Says says(PlateAccount account, String unit) {
        if (!LET_GO.contains(status.get(unit))) {
            return account.said();
        }
        var says = account.ofMilkThatWasLetGo();
        return says == Says.WAIT ? Says.HOLD : says;
    }

    /** What was let go and is held since may be anywhere. */
    private boolean wasLetGo(String unit, String from) {
        return LET_GO.contains(from)
                || from.equals("quarantine") && lines.up(unit).anyMatch(onceLetGo::contains);
    }

    private void move(String unit, Word word) {
        var from = status.get(unit);
        var to =
                switch (word.says()) {
                    case NOTHING, WAIT -> from;
                    case HOLD -> STOCKED.contains(from) ? "quarantine" : from;
                    case NEVER -> wasLetGo(unit, from) ? "recalled" : STOCKED.contains(from) ? "rejected" : from;
                };
        status.put(unit, to);
        back.moved(unit, from, to, word);
    }

    /** What all standing facts say of one container today. */
    private Says all(String unit) {
        var above = lines.up(unit).map(milk::get).toList();
        var women = above.stream()
                .filter(one -> one.kind() == Kind.DEPOSIT)
                .map(deposit -> says(new WomanAccount(this, deposit.donor()), deposit, unit))
                .reduce(Says.NOTHING, Says::and);
        var plates = new PlateAccount(this, above.stream().map(Milk::reference).collect(Collectors.toSet()));
        return women.and(plates.said());
    }

    /** What a person must look at holds what was let go; milk that waits goes on waiting. */
    private void held(String unit) {
        if (LET_GO.contains(status.get(unit))) {
            status.put(unit, "quarantine");
        }
    }

    private boolean isInDoubt(String unit) {
        var line = lines.up(unit).toList();
        return facts.values().stream()
                .filter(FindingAccount::asks)
                .flatMap(fact -> FindingAccount.milk(this, fact))
                .anyMatch(line::contains);
    }

    /** By two people, now. */
    boolean mayBeLetGo(String batch) {
        var plates = new PlateAccount(this, lines.up(batch).collect(Collectors.toSet()));
        return Set.of("pending-results", "quarantine").contains(status.get(batch))
                && all(batch) == Says.NOTHING
                && !isInDoubt(batch)
                && plates.ofMilkThatWasLetGo() == Says.NOTHING;
    }

    /** mL */
    double left(String bottle) {
        return milk.get(bottle).volume()
                - facts.values().stream()
                        .filter(FeedAccount::stands)
                        .filter(feed ->
                                Json.named(feed.said().path("focus").path(0)).equals(bottle))
                        .mapToDouble(feed -> FeedAccount.volume(feed.said()))
                        .sum();
    }

    /** Itself and all that was made of it. */
    Stream<String> lineOf(String unit) {
        return lines.of(unit);
    }

    Map<String, String> status() {
        return status;
    }

    Milk milk(String reference) {
        return milk.get(reference);
    }

    Stream<Milk> milk() {
        return milk.values().stream();
    }

    /** When it went to its infant. */
    Instant dispensed(String bottle) {
        return dispensed.get(bottle);
    }

    String infantOf(String bottle) {
        return infants.getOrDefault(bottle, "");
    }

    List<String> before(String fact) {
        return before.getOrDefault(fact, List.of());
    }

    Stream<Fact> facts() {
        return facts.values().stream();
    }

    Stream<JsonNode> facts(String type, Predicate<JsonNode> such) {
        return facts().filter(fact -> fact.type().equals(type))
                .map(fact -> (JsonNode) fact.said())
                .filter(such);
    }

    Stream<Fact> facts(String type, String element, String about) {
        return facts().filter(fact -> fact.type().equals(type))
                .filter(fact -> Json.named(fact.said().path(element)).equals(about));
    }

    List<JsonNode> about(String type, String element, String about) {
        return facts(type, element, about).map(fact -> (JsonNode) fact.said()).collect(Collectors.toList());
    }
}
