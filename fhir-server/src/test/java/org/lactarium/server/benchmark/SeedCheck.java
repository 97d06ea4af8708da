package org.lactarium.server.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Reference;

/** Whether a bank that was written into the tables is one that the server believes in. It stops the run when it is not. */
final class SeedCheck {

    private static final String MILK = "BiologicallyDerivedProduct";

    private final Caller caller;
    private final Desk desk;
    private final Store store;
    private final Bank bank;

    SeedCheck(Caller caller, Store store, Bank bank) {
        this.caller = caller;
        this.desk = new Desk(caller);
        this.store = store;
        this.bank = bank;
    }

    void tables() throws SQLException {
        nothing(
                "links to nothing",
                "hfj_res_link l",
                "target_resource_id is not null and not exists"
                        + " (select 1 from hfj_resource r where r.res_id = l.target_resource_id)");
        nothing(
                "links from nothing",
                "hfj_res_link l",
                "not exists" + " (select 1 from hfj_resource r where r.res_id = l.src_resource_id)");
        nothing(
                "resources without their present version",
                "hfj_resource r",
                "not exists" + " (select 1 from hfj_res_ver v where v.res_id = r.res_id and v.res_ver = r.res_ver)");
    }

    private void nothing(String what, String table, String condition) throws SQLException {
        long found = store.number("select count(*) from " + table + " where " + condition);
        require(found == 0, found + " " + what);
    }

    /** Reads, searches, traces and moves some of it over HTTP. */
    void overHttp() {
        var fed = bank.fed();
        for (var copy : List.of(fed.get(0), fed.get(fed.size() / 2), fed.get(fed.size() - 1))) {
            known(copy);
            traced(copy);
        }
        moved();
    }

    private void known(Copy copy) {
        var bottle = copy.bottles().get(0);
        var number = copy.text(copy.played.template().own("U", 1));
        var read = caller.read(bottle);
        require(read.at("/identifier/0/value").asText().equals(number), bottle + " has another number than " + number);
        var found = caller.read(
                MILK + "?identifier=" + read.at("/identifier/0/system").asText() + "%7C" + number);
        require(
                found.path("entry").size() == 1,
                number + " is found " + found.path("entry").size() + " times");
        require(found.at("/entry/0/resource/id").asText().equals(read.path("id").asText()), number + " is another");
        require(caller.read(MILK + "?identifier=" + number).path("entry").size() == 1, number + " without its system");
        var donor = copy.text(copy.played.template().person("D", 0));
        require(caller.read("Patient?identifier=" + donor).path("entry").size() == 1, donor + " is not one person");
        require(status(read).equals("used"), bottle + " is " + status(read));
    }

    private void traced(Copy copy) {
        var cast = copy.played.cast();
        var back = types(caller.read(copy.reference(cast.infants().get(0)) + "/$trace"));
        require(back.getOrDefault("Patient", 0) >= 1 + cast.donors().size(), "no donor behind an infant: " + back);
        var onward = types(caller.read(copy.reference(cast.donors().get(0)) + "/$trace"));
        require(onward.getOrDefault("Patient", 0) >= 1 + cast.infants().size(), "no infant of a donor: " + onward);
        var batch = types(caller.read(copy.batch() + "/$trace"));
        require(batch.getOrDefault("SupplyDelivery", 0) == 18, "a batch was not given to its wards: " + batch);
    }

    private void moved() {
        var pending = bank.take(Fate.PENDING, 1).get(0);
        desk.callAs("bank", pending.batch() + "/$release");
        var second = desk.callAs("second", pending.batch() + "/$release");
        require(second.toString().contains("\"released\""), "two signatures did not release: " + second);
        var bottle = pending.bottles().get(0);
        var cast = pending.played.cast();
        var order = pending.reference(cast.orders().get(0));
        desk.call(order + "/$dispense", "unit", new Reference(bottle));
        desk.store(Story.feed(pending.reference(cast.infants().get(0)), order, bottle));
        require(status(caller.read(bottle)).equals("used"), bottle + " was fed and is not used");
        var account = caller.read(pending.batch() + "/$balance");
        require(!account.toString().contains("unexplained"), "a batch does not close: " + account);
    }

    /** Empty, or why the account of the whole bank does not close. */
    String balance() {
        var answer = caller.get(MILK + "/$balance");
        if (answer.status() >= 300) {
            return "`$balance` of the bank was refused: " + answer.status();
        }
        for (var parameter : caller.parse(answer, "$balance").path("parameter")) {
            if (parameter.path("name").asText().equals("whole")) {
                for (var part : parameter.path("part")) {
                    if (part.path("name").asText().equals("difference")) {
                        double difference = part.at("/valueQuantity/value").asDouble();
                        require(difference == 0, "the bank's account is " + difference + " mL off");
                        return "";
                    }
                }
            }
        }
        return "`$balance` of the bank has no whole";
    }

    private static String status(JsonNode unit) {
        for (var extension : unit.path("extension")) {
            if (extension.path("url").asText().endsWith("unit-status")) {
                return extension.at("/valueCodeableConcept/coding/0/code").asText();
            }
        }
        return "";
    }

    private static Map<String, Integer> types(JsonNode bundle) {
        Map<String, Integer> types = new TreeMap<>();
        bundle.path("entry")
                .forEach(entry -> types.merge(entry.at("/resource/resourceType").asText(), 1, Integer::sum));
        return types;
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException("the seeded bank is not real: " + otherwise);
        }
    }
}
