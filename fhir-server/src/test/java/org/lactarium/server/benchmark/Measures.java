package org.lactarium.server.benchmark;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Every line of the table for one size of the bank. */
final class Measures {

    private static final double WARM_SECONDS = 4;
    private static final int WARM_BATCHES = 6;
    private static final int PENDING_BATCHES = 36;
    private static final int RELEASED_BATCHES = 20;
    private static final int OF_EACH = 5;
    private static final int CHECKS = 400;
    private static final String MILK = "BiologicallyDerivedProduct";

    /** What plain FHIR offers instead: everything that includes can reach from a unit, in one page. */
    private static final String INCLUDES = "&_count=1000"
            + "&_include:iterate=BiologicallyDerivedProduct:parent"
            + "&_include:iterate=BiologicallyDerivedProduct:source"
            + "&_revinclude:iterate=BiologicallyDerivedProduct:parent"
            + "&_revinclude:iterate=SupplyDelivery:product"
            + "&_include:iterate=SupplyDelivery:patient"
            + "&_include:iterate=SupplyDelivery:for-order"
            + "&_revinclude:iterate=DiagnosticReport:product"
            + "&_revinclude:iterate=Task:subject"
            + "&_revinclude:iterate=Observation:focus"
            + "&_revinclude:iterate=Specimen:product"
            + "&_revinclude:iterate=Task:focus"
            + "&_revinclude:iterate=Provenance:target";

    private final Caller caller;
    private final Desk desk;
    private final Meter meter;
    private final Bank bank;
    private final Random random = new Random(1);

    Measures(Caller caller, Meter meter, Bank bank) {
        this.caller = caller;
        this.desk = new Desk(caller);
        this.meter = meter;
        this.bank = bank;
    }

    /** The same calls unmeasured, until the virtual machine has compiled them and the caches are as on a working day. */
    static void warmUp(Caller caller, Bank bank, Path nowhere, double budgetSeconds) {
        var warm = new Measures(caller, new Meter(nowhere, "warming up", Math.min(WARM_SECONDS, budgetSeconds)), bank);
        warm.reading();
        warm.working(WARM_BATCHES, WARM_BATCHES);
        warm.adding();
    }

    void all() {
        reading();
        working(PENDING_BATCHES, RELEASED_BATCHES);
        adding();
    }

    private void reading() {
        var batches = shuffled(bank.fed());
        for (var direction : List.of("sources", "recipients", "both")) {
            meter.bundles(
                    "`$trace` of a batch, " + direction,
                    200,
                    one -> caller.get(some(batches, one).batch() + "/$trace?direction=" + direction));
        }
        meter.bundles(
                "plain search with includes, of a batch",
                100,
                one -> caller.get(MILK + "?_id=" + id(some(batches, one).batch()) + INCLUDES));
        meter.say("missed by that search: " + missed(some(batches, 0)));
        meter.bundles("`$trace` of a donor", 100, one -> caller.get(donor(some(batches, one)) + "/$trace"));
        meter.bundles(
                "`$trace` of the donor of a thousand bottles", 20, one -> caller.get(bank.prolific() + "/$trace"));
        meter.bundles(
                "plain search with includes, of that donor",
                10,
                one -> caller.get(MILK + "?source=" + bank.prolific() + INCLUDES));
        meter.bundles(
                "`$trace` of an infant",
                100,
                one -> caller.get(some(batches, one)
                                .reference(some(batches, one)
                                        .played
                                        .cast()
                                        .infants()
                                        .get(0)) + "/$trace"));
        recall(
                "a unit",
                100,
                one -> List.of(
                        "unit", new Reference(some(batches, one).bottles().get(3))));
        recall(
                "a batch",
                100,
                one -> List.of("batch", new Reference(some(batches, one).batch())));
        recall("a donor", 50, one -> List.of("donor", new Reference(donor(some(batches, one)))));
        recall("the donor of a thousand bottles", 5, one -> List.of("donor", new Reference(bank.prolific())));
        recall(
                "a lot of bottles",
                50,
                one -> List.of(
                        "consumable",
                        new StringType(some(batches, one)
                                .text(some(batches, one).played.template().person("L", 1)))));
        recall("a pasteuriser on one day", 10, one -> {
            var from = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(some(batches, one).days, ChronoUnit.DAYS);
            return List.of(
                    "device",
                    new Reference(bank.device()),
                    "from",
                    new DateTimeType(java.util.Date.from(from)),
                    "to",
                    new DateTimeType(java.util.Date.from(from.plus(1, ChronoUnit.DAYS))));
        });
    }

    private void recall(String what, int most, java.util.function.IntFunction<List<Object>> scope) {
        meter.parameters("`$recall` (dry run) of " + what, most, "affected", one -> {
            List<Object> in = new ArrayList<>(scope.apply(one));
            Collections.addAll(in, "reason", new StringType("benchmark"), "dryRun", new BooleanType(true));
            return caller.post("bank", MILK + "/$recall", desk.json(Desk.in(in.toArray())));
        });
    }

    /** What moves milk: each batch and bottle can be moved once. */
    private void working(int toSign, int toGiveOut) {
        var pending = bank.take(Fate.PENDING, toSign);
        meter.parameters(
                "`$release`, one signature of two",
                2 * pending.size(),
                "outcome",
                one -> caller.post(
                        Server.LOGINS.get(one % 2), pending.get(one / 2).batch() + "/$release", desk.json(Desk.in())));
        var ready = bank.take(Fate.RELEASED, toGiveOut);
        var dispensed = new AtomicInteger();
        meter.parameters("`$dispense` of a named bottle", OF_EACH * ready.size(), "dispense", one -> {
            dispensed.set(one + 1);
            var copy = ready.get(one / OF_EACH);
            return caller.post(
                    "bank",
                    copy.reference(copy.played.cast().orders().get(0)) + "/$dispense",
                    desk.json(Desk.in("unit", new Reference(copy.bottles().get(one % OF_EACH)))));
        });
        int bottles = dispensed.get();
        for (int connections : new int[] {1, 8}) {
            meter.line(
                    "`$check-feed`, " + connections + (connections == 1 ? " connection" : " connections"),
                    CHECKS * connections,
                    connections,
                    one -> check(ready.get(one % bottles / OF_EACH), one % bottles % OF_EACH),
                    Measures::passes);
        }
        meter.line("a feed recorded", bottles, 1, one -> fed(ready.get(one / OF_EACH), one % OF_EACH), answer -> 1);
    }

    private Caller.Answer fed(Copy copy, int bottle) {
        var cast = copy.played.cast();
        return caller.post(
                "bank",
                "Observation",
                desk.json(Story.feed(
                        copy.reference(cast.infants().get(0)),
                        copy.reference(cast.orders().get(0)),
                        copy.bottles().get(bottle))));
    }

    private Caller.Answer check(Copy copy, int bottle) {
        var template = copy.played.template();
        return caller.get(MILK + "/$check-feed?unit=" + copy.text(template.own("U", bottle + 1)) + "&infant="
                + copy.text(template.infant(0)));
    }

    private static int passes(com.fasterxml.jackson.databind.JsonNode answer) {
        for (var parameter : answer.path("parameter")) {
            if (parameter.path("name").asText().equals("decision")) {
                return parameter.path("valueCode").asText().equals("ok") ? 1 : 0;
            }
        }
        return 0;
    }

    /** Over the whole bank. */
    private void adding() {
        meter.parameters("`$stock`", 10, "stock", one -> caller.get(MILK + "/$stock"));
        meter.parameters("`$balance` of the bank", 5, "account", one -> caller.get(MILK + "/$balance"));
        meter.line(
                "`$balance` of the bank, html", 5, 1, one -> caller.get(MILK + "/$balance?format=html"), answer -> 1);
    }

    /** Which resources of a trace the plain search does not find, by type. */
    private String missed(Copy copy) {
        var traced = entries(copy.batch() + "/$trace");
        var searched = entries(MILK + "?_id=" + id(copy.batch()) + INCLUDES);
        var missed = new java.util.TreeMap<String, Integer>();
        traced.stream()
                .filter(one -> !searched.contains(one))
                .forEach(one -> missed.merge(one.substring(0, one.indexOf('/')), 1, Integer::sum));
        return missed + " of " + traced.size() + "; it finds "
                + searched.stream().filter(one -> !traced.contains(one)).count() + " that are not asked for";
    }

    private Set<String> entries(String path) {
        Set<String> found = new HashSet<>();
        caller.read(path).path("entry").forEach(entry -> found.add(Desk.reference(entry.path("resource"))));
        return found;
    }

    private static String donor(Copy copy) {
        return copy.reference(copy.played.cast().donors().get(0));
    }

    private static String id(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }

    private static Copy some(List<Copy> copies, int one) {
        return copies.get(one % copies.size());
    }

    private List<Copy> shuffled(List<Copy> copies) {
        var mixed = new ArrayList<>(copies);
        Collections.shuffle(mixed, random);
        return mixed;
    }
}
