package org.lactarium.server.operations;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.LactariumServer;

/** One deposit of a woman of its own and what was made from it, as far as a stage. */
final class MilkLine {

    enum Stage {
        RAW,
        POOLED,
        PASTEURISED,
        RELEASED,
        DISPENSED,
        FED
    }

    final Bank bank = new Bank();
    final String donor = bank.people().anotherHealthyDonor();
    final Stage stage;
    final String deposit = bank.deposit(donor);
    final List<String> bottles = new ArrayList<>();
    String pool = "";
    String batch = "";
    String infant = "";
    String order = "";
    private boolean cultured;

    MilkLine(Stage stage) {
        this.stage = stage;
        if (reached(Stage.POOLED)) {
            pool = id(bank.pool(bank.thaw(bank.ago(3, ChronoUnit.HOURS), deposit), 95, bank.number("P"), deposit));
        }
        if (reached(Stage.PASTEURISED)) {
            var made = bank.pasteurise(
                    pool, bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 40.0, bank.number("U"), 40.0));
            batch = id(Bank.milk(made, "batch").get(0));
            Bank.milk(made, "bottle").forEach(bottle -> bottles.add(id(bottle)));
        }
        if (reached(Stage.RELEASED)) {
            release();
        }
        if (reached(Stage.DISPENSED)) {
            infant = bank.people().infant(bank.number("H"));
            bank.people().parentsPermit(infant);
            order = bank.people().order(infant);
            bank.dispense(order, bottles.get(0));
        }
        if (reached(Stage.FED)) {
            bank.store(bank.feed(bottles.get(0), infant, order, 20));
        }
    }

    boolean reached(Stage other) {
        return stage.compareTo(other) >= 0;
    }

    /** The last of deposit, pool and batch: what is judged as one. */
    String head() {
        return !batch.isEmpty() ? batch : pool.isEmpty() ? deposit : pool;
    }

    List<String> all() {
        var all = new ArrayList<>(List.of(deposit));
        List.of(pool, batch).stream().filter(id -> !id.isEmpty()).forEach(all::add);
        all.addAll(bottles);
        return all;
    }

    /** Where each of {@link #all} stands. */
    List<String> standing() {
        Map<String, String> standing = new HashMap<>();
        bank.client
                .search()
                .byUrl("BiologicallyDerivedProduct?_id=" + String.join(",", all()))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .forEach(entry -> standing.put(
                        entry.getResource().getIdElement().getIdPart(),
                        Bank.status((BiologicallyDerivedProduct) entry.getResource())));
        return all().stream().map(standing::get).toList();
    }

    /** By two people, after the cultures if they are missing. */
    void release() {
        if (!batch.isEmpty() && !cultured) {
            bank.store(bank.culture(pool, "pre", null));
            bank.store(bank.culture(batch, "post", null));
            cultured = true;
        }
        bank.release(milk(head()), "demo-release-officer");
        bank.release(milk(head()), "demo-release-officer-2");
    }

    /** Millilitres of it that nobody can explain. */
    String unexplained() {
        return FeedCorrectionsTest.unexplained(deposit);
    }

    BiologicallyDerivedProduct milk(String id) {
        return read(bank, id);
    }

    static BiologicallyDerivedProduct read(Bank bank, String id) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(id)
                .execute();
    }

    static Parameters call(String login, String on, String operation, Parameters in) {
        return call(login, on, operation, in, Parameters.class);
    }

    static <T extends Resource> T call(String login, String on, String operation, Parameters in, Class<T> answer) {
        return LactariumServer.shared()
                .client(login)
                .operation()
                .onInstance(on)
                .named(operation)
                .withParameters(in)
                .returnResourceType(answer)
                .execute();
    }

    static <T extends Resource> T onMilk(String login, String operation, Parameters in, Class<T> answer) {
        return LactariumServer.shared()
                .client(login)
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named(operation)
                .withParameters(in)
                .returnResourceType(answer)
                .execute();
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
