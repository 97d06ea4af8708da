package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.gate.RawCall;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.jdbc.core.JdbcTemplate;

/** Safe and unsafe milk on machines in three zones: the same verdicts, and the same figures. */
class JudgedInAnyZoneTest {

    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    private static final List<String> PANEL = List.of("56888-1", "5196-1", "13955-0", "29901-6", "24110-9");

    private final LactariumServer server = LactariumServer.shared();
    private final Bank bank = new Bank();

    @Test
    void theProcessTakesTheZoneOfTheBankWhereverItsMachineStands() {
        assertThat(LactariumServer.machine().toZoneId())
                .isNotEqualTo(server.bean(RuleProfile.class).zone());
        assertThat(TimeZone.getDefault().toZoneId())
                .isEqualTo(server.bean(RuleProfile.class).zone());
    }

    @Test
    void theSameMilkIsJudgedTheSameInHongKongNewfoundlandAndOnChristmasIsland() {
        var verdicts = in("Asia/Hong_Kong", this::judgements);

        assertThat(verdicts)
                .containsEntry("milk of a donor with her papers", "released")
                .containsEntry("parents whose consent goes on to the end of the day", "taken")
                .containsEntry("a feed now", "taken")
                .containsEntry("found by the moment it was written", "true false false");
        assertThat(verdicts.get("its last moment")).startsWith("23:59");
        assertThat(verdicts.get("milk thawed for thirty hours")).doesNotContain("taken");
        assertThat(verdicts.get("milk of a donor whose blood was drawn two years ago"))
                .doesNotContain("registered");
        assertThat(verdicts.get("parents whose consent ended yesterday")).contains("infant-consent-missing");
        assertThat(verdicts.get("a feed that is still to come")).contains("feed-time-in-future");
        assertThat(verdicts.get("a feed before the parents consented")).contains("infant-consent-missing");
        assertThat(verdicts.get("a bottle warmed last night")).contains("warmed-too-long");
        for (var zone : List.of("America/St_Johns", "Pacific/Kiritimati")) {
            assertThat(in(zone, this::judgements)).as(zone).isEqualTo(verdicts);
        }
    }

    @Test
    void whatWasWrittenInOneZoneIsReadInAnotherAsTheSameMoment() {
        var record = server.bean(MilkRecord.class);
        var before = Instant.now().minusMillis(1);
        var id = in("Pacific/Kiritimati", () -> bank.people().infant(bank.number("H")))
                .substring("Patient/".length());
        var after = Instant.now().plusMillis(1);
        var kept = server.bean(JdbcTemplate.class)
                .queryForObject("select res_updated from hfj_resource where fhir_id = ?", LocalDateTime.class, id)
                .toInstant(ZoneOffset.UTC);
        assertThat(kept).isBetween(before, after);
        for (var zone : List.of("America/St_Johns", "Asia/Hong_Kong", "UTC")) {
            in(zone, () -> {
                assertThat(updated(id)).as(zone).isEqualTo(kept);
                assertThat(record.readAll(Patient.class, List.of(id))
                                .get(0)
                                .getMeta()
                                .getLastUpdated()
                                .toInstant())
                        .isEqualTo(kept);
                assertThat(record.find(
                                Patient.class,
                                Query.where("_id", id)
                                        .and("_lastUpdated", "ge" + before)
                                        .and("_lastUpdated", "le" + after)))
                        .hasSize(1);
                return null;
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_lastUpdated=ge2026-11-30T10:00",
                "_lastUpdated=2026-11-30T10:00:00.5",
                "_lastUpdated=lt2026-11-30T10:00:00+08:00",
                "birthdate=ge2026-11-30T10:00:00"
            })
    void aMomentWithoutAnOffsetIsNoQuestion(String search) {
        var answer =
                new RawCall("GET /fhir/Patient?" + search).with("Accept: */*").send(server, "demo");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("needs an offset");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_lastUpdated=ge2026-11-30T10:00Z",
                "_lastUpdated=lt2026-11-30T10:00:00%2B08:00",
                "_lastUpdated=gt2026-11-30",
                "birthdate=2026-11-30"
            })
    void oneWithAnOffsetAndADayAre(String search) {
        assertThat(new RawCall("GET /fhir/Patient?" + search)
                        .with("Accept: */*")
                        .send(server, "demo")
                        .status())
                .isEqualTo(200);
    }

    private Map<String, String> judgements() {
        Map<String, String> verdicts = new TreeMap<>();
        var donor = donor(day(bank.ago(20, ChronoUnit.DAYS)));
        var bottles = bank.releasedBottles(donor, bank.ago(20, ChronoUnit.HOURS));
        var bottle = bottles.get(0).getIdElement().getIdPart();
        verdicts.put("milk of a donor with her papers", bank.status(bottle));
        verdicts.put("its last moment", expires(bottle));

        var deposit = bank.deposit(donor);
        verdicts.put(
                "milk thawed for thirty hours",
                said(() -> bank.pool(bank.thaw(bank.ago(30, ChronoUnit.HOURS), deposit), 95, bank.number("P"), deposit))
                        + " " + bank.status(deposit));
        var untested = donor(day(bank.ago(730, ChronoUnit.DAYS)));
        verdicts.put("milk of a donor whose blood was drawn two years ago", bank.status(bank.deposit(untested)));

        fed(verdicts, bottle);

        var written = updated(bottle);
        verdicts.put(
                "found by the moment it was written",
                Stream.of("ge" + written, "gt" + written.plusSeconds(1), "lt" + written.minusSeconds(1))
                        .map(moment -> String.valueOf(isFound(bottle, moment)))
                        .collect(Collectors.joining(" ")));
        return verdicts;
    }

    private void fed(Map<String, String> verdicts, String bottle) {
        var infant = bank.people().infant(bank.number("H"));
        var order = bank.people().order(infant);
        var consent = bank.people().parentsPermit(infant);
        ends(consent, day(bank.ago(1, ChronoUnit.DAYS)));
        verdicts.put("parents whose consent ended yesterday", said(() -> bank.dispense(order, bottle)));
        ends(consent, day(bank.now.plus(1, ChronoUnit.HOURS)));
        verdicts.put("parents whose consent goes on to the end of the day", said(() -> bank.dispense(order, bottle)));

        verdicts.put(
                "a feed that is still to come", said(() -> feed(bottle, infant, order, bank.now.plusSeconds(1800))));
        verdicts.put(
                "a feed before the parents consented",
                said(() -> feed(bottle, infant, order, bank.ago(26, ChronoUnit.DAYS))));
        verdicts.put("a feed now", said(() -> feed(bottle, infant, order, Instant.now())));
        prepare(bottle, bank.ago(18, ChronoUnit.HOURS));
        verdicts.put(
                "a bottle warmed last night",
                Bank.rules(bank.checkFeed("BiologicallyDerivedProduct/" + bottle, infant)).stream()
                        .sorted()
                        .toList()
                        .toString());
    }

    private boolean isFound(String bottle, String moment) {
        return !server.bean(MilkRecord.class)
                .find(
                        BiologicallyDerivedProduct.class,
                        Query.where("_id", bottle).and("_lastUpdated", moment))
                .isEmpty();
    }

    private void feed(String bottle, String infant, String order, Instant at) {
        var feed = bank.feed(bottle, infant, order, 5);
        feed.setEffective(new DateTimeType(Date.from(at)));
        bank.store(feed);
    }

    /** As the bank counts days. */
    private static String day(Instant at) {
        return at.atZone(HONG_KONG).toLocalDate().toString();
    }

    /** Her blood was drawn on a day without an hour. */
    private String donor(String drawn) {
        var donor = bank.people().donor();
        bank.people().enrol(donor);
        bank.people().consent(donor);
        PANEL.forEach(test ->
                bank.store(bank.people().blood(donor, test, "131194007").setEffective(new DateTimeType(drawn))));
        return donor;
    }

    private void ends(String consent, String day) {
        var paper = bank.client.read().resource(Consent.class).withId(consent).execute();
        paper.getProvision().getPeriod().setEndElement(new DateTimeType(day));
        bank.client.update().resource(paper).execute();
    }

    private void prepare(String bottle, Instant at) {
        var in = new Parameters();
        in.addParameter().setName("step").setValue(new CodeType("warmed"));
        in.addParameter().setName("at").setValue(new DateTimeType(Date.from(at)));
        bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$prepare")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute();
    }

    /** Hour and minute of its last moment, as the bank's clocks show it. */
    private String expires(String bottle) {
        var unit = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(bottle)
                .execute();
        var until = (BaseDateTimeType)
                unit.getExtensionByUrl(Extensions.EXPIRATION_DATE).getValue();
        return until.getValue().toInstant().atZone(HONG_KONG).toLocalTime().toString();
    }

    private Instant updated(String id) {
        return server.bean(JdbcTemplate.class)
                .queryForObject("select res_type from hfj_resource where fhir_id = ?", String.class, id)
                .transform(type -> bank.client.read().resource(type).withId(id).execute())
                .getMeta()
                .getLastUpdated()
                .toInstant();
    }

    /** The rules that refused it, or that it was taken. */
    private static String said(Runnable work) {
        var refusal = catchThrowableOfType(BaseServerResponseException.class, work::run);
        return refusal == null
                ? "taken"
                : Bank.rules(refusal).stream().distinct().sorted().toList().toString();
    }

    private static <T> T in(String zone, Supplier<T> work) {
        var mine = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            return work.get();
        } finally {
            TimeZone.setDefault(mine);
        }
    }
}
