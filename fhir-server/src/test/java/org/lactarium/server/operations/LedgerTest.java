package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.balance.Account;
import org.lactarium.server.feeding.Shelf;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.NewUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.SearchedLedger;
import org.lactarium.server.recall.Direction;
import org.lactarium.server.recall.MilkGraph;
import org.lactarium.server.recall.Window;
import org.lactarium.server.store.ledger.LedgerFill;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger says what the resources say, whatever happened to the milk. */
class LedgerTest {

    private static final List<String> TABLES = List.of(
            "milk_unit",
            "milk_parent",
            "milk_discard",
            "milk_dispense",
            "milk_feed",
            "milk_sample",
            "milk_run",
            "person_link",
            "ledger_fill");

    private final Bank bank = new Bank();
    private final LactariumServer server = LactariumServer.shared();
    private final MilkRecord record = server.bean(MilkRecord.class);
    private final MilkLedger kept = server.bean(MilkLedger.class);
    private final MilkLedger searched = server.bean(SearchedLedger.class);
    private final JdbcTemplate sql = server.bean(JdbcTemplate.class);

    @Test
    void afterADayAtTheBankLedgerAndRecordSayTheSameAndSoDoesALedgerReadFromAnOldRecord() {
        var people = day();
        assertThat(kept).isNotInstanceOf(SearchedLedger.class);
        same(people);

        var before = rows();
        sql.execute(
                "truncate " + TABLES.stream().map(table -> "lactarium." + table).collect(Collectors.joining(", ")));
        assertThat(kept.stock(null, null, bank.now)).isEmpty();
        server.bean(LedgerFill.class).fill();
        assertThat(rows()).isEqualTo(before);

        // a start that finds everything read does nothing, and what is written now is not read a second time
        bank.deposit(bank.people().healthyDonor());
        server.bean(LedgerFill.class).fill();
        same(people);
    }

    @Test
    void whatIsReadAtOnceIsWordForWordWhatASearchFinds() {
        var begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        day();
        var ofToday = Query.where("_lastUpdated", "ge" + begun);
        var words = server.fhir().newJsonParser();
        for (var type : List.of(
                BiologicallyDerivedProduct.class,
                SupplyDelivery.class,
                Observation.class,
                Patient.class,
                Provenance.class,
                Task.class,
                AuditEvent.class)) {
            Map<String, String> searched = new TreeMap<>();
            record.find(type, ofToday)
                    .forEach(one -> searched.put(one.getIdElement().getIdPart(), words.encodeResourceToString(one)));
            Map<String, String> read = new TreeMap<>();
            var ids = Stream.concat(searched.keySet().stream(), Stream.of("nobody"));
            record.readAll(type, ids.toList())
                    .forEach(one -> read.put(one.getIdElement().getIdPart(), words.encodeResourceToString(one)));
            assertThat(read).isEqualTo(searched).isNotEmpty();
        }
        var milk = record.find(BiologicallyDerivedProduct.class, ofToday).stream()
                .map(one -> "BiologicallyDerivedProduct/" + one.getIdElement().getIdPart())
                .toList();
        naming(Task.class, "subject", milk);
        naming(Task.class, "focus", milk);
        naming(Observation.class, "focus", milk);
        naming(SupplyDelivery.class, "product", milk);
        naming(Specimen.class, "product", milk);
        naming(Provenance.class, "target", milk);
        var people = record.find(Patient.class, ofToday).stream()
                .map(one -> "Patient/" + one.getIdElement().getIdPart())
                .toList();
        naming(Patient.class, "link", people);
        naming(EpisodeOfCare.class, "patient", people);
        naming(Consent.class, "patient", people);
        naming(Observation.class, "subject", people);
        naming(BiologicallyDerivedProduct.class, "parent", milk);
    }

    private <T extends Resource> void naming(Class<T> type, String parameter, List<String> milk) {
        var searched = milk.stream()
                .flatMap(one -> record.find(type, Query.where(parameter, one)).stream())
                .map(one -> one.getIdElement().getIdPart())
                .collect(Collectors.toSet());
        assertThat(record.referring(type, parameter, milk).stream()
                        .map(one -> one.getIdElement().getIdPart()))
                .as(type + " " + parameter)
                .containsExactlyInAnyOrderElementsOf(searched)
                .isNotEmpty();
    }

    @Test
    void whatIsTakenBackLeavesNoRow() {
        var number = bank.number("B");
        assertThatThrownBy(() -> record.atomically(List.of(), () -> {
                    var pool = new MilkUnit(record.create(NewUnit.pool(
                                    bank.number("P"),
                                    List.of(new MilkUnit(
                                            milk(bank.deposit(bank.people().healthyDonor())))),
                                    95)
                            .product()));
                    assertThat(kept.flow().back(List.of(pool.reference()))).hasSize(1);
                    record.create(NewUnit.batch(number, pool, 90, bank.now, UnitStatus.QUARANTINE)
                            .product());
                    throw new IllegalStateException("the power failed");
                }))
                .hasMessage("the power failed");
        assertThat(sql.queryForObject(
                        "select count(*) from lactarium.milk_parent where unit not in (select id from"
                                + " lactarium.milk_unit)",
                        Integer.class))
                .isZero();
        assertThat(sql.queryForObject(
                        "select count(*) from lactarium.milk_unit"
                                + " where id not in (select fhir_id from hfj_resource where res_type = ?)",
                        Integer.class,
                        "BiologicallyDerivedProduct"))
                .isZero();
    }

    /** Two numbers of one woman, a spill, samples, a feed that was not given, a drawn feed, waste at the ward, a recall. */
    private List<String> day() {
        var donor = bank.people().anotherHealthyDonor();
        var alias = bank.people().donor();
        bank.people().enrol(alias);
        bank.merge(alias, donor, false);
        var first = bank.deposit(donor);
        var second = bank.deposit(donor);
        bank.deposit(donor);
        discard(first, "spill", 5.3);
        discard(second, "sample", 0.7);
        var pool = bank.pool(
                        bank.thaw(bank.ago(3, ChronoUnit.HOURS), first, second), 190, bank.number("P"), first, second)
                .getIdElement()
                .getIdPart();
        sample(pool, 4.1);
        var volumes = new LinkedHashMap<String, Double>();
        Stream.of(50.1, 49.9, 40.0, 30.3).forEach(volume -> volumes.put(bank.number("U"), volume));
        var made = bank.pasteurise(pool, bank.number("B"), Bank.GOOD, volumes);
        var batch = Bank.milk(made, "batch").get(0);
        var bottles = Bank.milk(made, "bottle").stream()
                .map(bottle -> bottle.getIdElement().getIdPart())
                .toList();
        sample(batch.getIdElement().getIdPart(), 1.5);
        discard(batch.getIdElement().getIdPart(), "spill", 1.2);
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        var ward = "Location/"
                + record.create(new Location().setName("ward")).getIdElement().getIdPart();
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        run(
                "NutritionOrder/" + order,
                "$dispense",
                Map.of("unit", Bank.unit(bottles.get(0)), "destination", new Reference(ward)));
        bank.dispense(order, bottles.get(1));
        var wrong = bank.store(bank.feed(bottles.get(0), infant, order, 7.5));
        bank.client
                .update()
                .resource(wrong.setStatus(ObservationStatus.ENTEREDINERROR))
                .execute();
        bank.store(bank.feed(bottles.get(0), infant, order, 20.2));
        discard(bottles.get(0), "opened-unused", 15.1);
        sample(bottles.get(0), 2.2);
        sample(draw(bottles.get(1), 20), 0.4);
        var feed = draw(bottles.get(3), 30.3);
        discard(feed, "spill", 1.1);
        sample(feed, 0.9);
        draw(bottles.get(2), 5);
        bank.dispense(order, feed);
        discard(feed, "opened-unused", 2);
        bank.hold(bottles.get(2), "$discard", "weather");
        run("BiologicallyDerivedProduct", "$recall", Map.of("reason", new CodeType("day"), "unit", Bank.unit(pool)));
        bank.hold(batch.getIdElement().getIdPart(), "$discard", "recall");
        return List.of(donor, alias, infant);
    }

    private String draw(String bottle, double volume) {
        var number = bank.number("U");
        run(
                "BiologicallyDerivedProduct/" + bottle,
                "$aliquot",
                Map.of(
                        "identifier",
                        new Identifier().setSystem(Systems.UNIT_ID).setValue(number),
                        "volume",
                        Bank.millilitres(volume),
                        "at",
                        new DateTimeType(Date.from(bank.now))));
        return record.find(
                        BiologicallyDerivedProduct.class,
                        Query.where("identifier", Query.token(Systems.UNIT_ID, number)))
                .get(0)
                .getIdElement()
                .getIdPart();
    }

    private void same(List<String> people) {
        var now = bank.now.plus(1, ChronoUnit.HOURS);
        assertThat(shelves(kept.stock(null, null, now))).isEqualTo(shelves(searched.stock(null, null, now)));
        assertThat(shelves(kept.stock("raw", null, now)))
                .isEqualTo(shelves(searched.stock("raw", null, now)))
                .isNotEmpty();
        assertThat(kept.stock(null, "Location/nowhere", now)).isEmpty();
        for (var since : List.of(Instant.EPOCH, bank.now.minusSeconds(1), now)) {
            assertThat(kept.dispensed(since)).isEqualTo(searched.dispensed(since), within(0.001));
        }
        for (var window : List.of(
                new Window(null, null),
                new Window(bank.ago(2, ChronoUnit.HOURS), null),
                new Window(null, bank.ago(2, ChronoUnit.HOURS)),
                new Window(now.plus(1, ChronoUnit.DAYS), now.plus(2, ChronoUnit.DAYS)))) {
            assertThat(accounts(kept, window)).isEqualTo(accounts(searched, window));
        }
        assertThat(accounts(kept, new Window(null, null))).isNotEmpty();
        for (var device : devices()) {
            for (var window : List.of(
                    new Window(null, null),
                    new Window(bank.ago(1, ChronoUnit.DAYS), null),
                    new Window(null, bank.ago(1, ChronoUnit.DAYS)),
                    new Window(now.plus(1, ChronoUnit.DAYS), now.plus(2, ChronoUnit.DAYS)))) {
                assertThat(kept.runs(device, window))
                        .containsExactlyInAnyOrderElementsOf(searched.runs(device, window));
            }
            assertThat(kept.runs(device, new Window(null, null))).isNotEmpty();
        }
        var starts = Stream.concat(
                people.stream(),
                accounts(kept, new Window(null, null)).keySet().stream().limit(16));
        starts.forEach(start -> {
            for (var way : Direction.values()) {
                assertThat(new MilkGraph(kept.flow()).follow(start, way))
                        .as(start + " " + way)
                        .containsExactlyInAnyOrderElementsOf(new MilkGraph(searched.flow()).follow(start, way));
            }
        });
    }

    private List<String> devices() {
        var devices = record.find(Task.class, Query.where("_lastUpdated", "gt2000-01-01")).stream()
                .map(run -> run.getOwner()
                        .getReferenceElement()
                        .toUnqualifiedVersionless()
                        .getValue())
                .filter(owner -> owner != null && owner.startsWith("Device/"))
                .distinct()
                .limit(5)
                .toList();
        assertThat(devices).isNotEmpty();
        return devices;
    }

    private static Map<Shelf.Place, String> shelves(List<Shelf> shelves) {
        return shelves.stream().collect(Collectors.toMap(Shelf::place, shelf -> "%d %.3f %d"
                .formatted(shelf.count(), shelf.volume(), shelf.expiringSoon())));
    }

    /** Each account in words, because sums of the same volumes in another order differ in the last bit. */
    private static Map<String, String> accounts(MilkLedger ledger, Window window) {
        var accounts = new TreeMap<String, String>();
        ledger.movements(window, milk -> {
            var account = Account.of(milk);
            var postings = account.postings().stream()
                    .map(one -> "%s %s %.3f".formatted(one.kind(), one.cause(), one.volume()))
                    .sorted()
                    .toList();
            var words = "%s %.3f %s".formatted(account.stage(), account.received(), postings);
            assertThat(accounts.put(account.unit(), words)).isNull();
        });
        return accounts;
    }

    private Map<String, String> rows() {
        return TABLES.stream()
                .filter(table -> !table.equals("ledger_fill"))
                .collect(Collectors.toMap(
                        table -> table,
                        table -> String.join(
                                "\n",
                                sql.queryForList(
                                        "select one::text from lactarium." + table + " one order by 1",
                                        String.class))));
    }

    private BiologicallyDerivedProduct milk(String id) {
        return record.read(BiologicallyDerivedProduct.class, id).orElseThrow();
    }

    private void discard(String unit, String reason, double volume) {
        run(
                "BiologicallyDerivedProduct/" + unit,
                "$discard",
                Map.of("reason", new CodeType(reason), "volume", Bank.millilitres(volume)));
    }

    private void sample(String unit, double volume) {
        var specimen = new Specimen();
        specimen.getMeta().addProfile(Profiles.MILK_SPECIMEN);
        specimen.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(bank.number("S"));
        specimen.setType(Bank.concept(Systems.SNOMED, "446676001"));
        var subject = new Reference().setDisplay("milk");
        subject.addExtension(new Extension(Extensions.ALTERNATE_REFERENCE, Bank.unit(unit)));
        specimen.setSubject(subject);
        specimen.getCollection()
                .setCollected(new DateTimeType(Date.from(bank.ago(2, ChronoUnit.HOURS))))
                .setQuantity(Bank.millilitres(volume));
        bank.store(specimen);
    }

    private void run(String where, String operation, Map<String, Type> parameters) {
        var in = new Parameters();
        parameters.forEach((name, value) -> in.addParameter().setName(name).setValue(value));
        var client = server.client("demo");
        var named = where.contains("/")
                ? client.operation().onInstance(where).named(operation)
                : client.operation().onType(where).named(operation);
        named.withParameters(in).returnMethodOutcome().execute();
    }
}
