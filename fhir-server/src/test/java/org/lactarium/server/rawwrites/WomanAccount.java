package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lactarium.profiles.Systems;

/** Whether milk that a woman expressed at a moment may be used, by all that is written of her. */
final class WomanAccount {

    private static final Set<String> LAST = Set.of("final", "amended", "corrected");
    private static final Set<String> GONE = Set.of("entered-in-error", "cancelled");
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    /** For which raw milk of the days is thrown away. */
    private static final Set<String> SPOILS = Set.of(
            "smoking",
            "drug-use",
            "skin-piercing",
            "transfusion",
            "cjd-risk",
            "mastitis",
            "acute-infection",
            "isotope");

    private final Replay replay;
    private final String donor;
    private final BloodAccount blood;
    private final List<JsonNode> observed;

    WomanAccount(Replay replay, String donor) {
        this.replay = replay;
        this.donor = donor;
        observed = replay.about("Observation", "subject", donor);
        blood = new BloodAccount(observed);
    }

    /** References of all that was observed of her and stands, and of what follows from her answers. */
    Set<String> looked() {
        return Stream.concat(
                        replay.facts("Observation", "subject", donor)
                                .filter(fact -> !GONE.contains(fact.status()))
                                .map(Fact::reference),
                        told().map(InterviewAccount.Window::reference))
                .collect(Collectors.toSet());
    }

    private Stream<InterviewAccount.Window> told() {
        return replay.facts("QuestionnaireResponse", "subject", donor).flatMap(InterviewAccount::windows);
    }

    boolean confirmed() {
        return blood.confirmed();
    }

    Says of(Instant expressed) {
        if (confirmed() || deferred(expressed, true)) {
            return Says.NEVER;
        }
        var fit = enrolled(expressed)
                && ofAChild(expressed)
                && InterviewAccount.asked(replay.facts("QuestionnaireResponse", "subject", donor), expressed)
                && consented(expressed)
                && !deferred(expressed, false)
                && blood.clear(expressed)
                && observed.stream().noneMatch(WomanAccount::isFinding);
        return fit ? Says.NOTHING : Says.HOLD;
    }

    /** Whether a child of hers was born by then and not yet a year old; where none is known nobody asks. */
    private boolean ofAChild(Instant expressed) {
        var day = expressed.atZone(BloodAccount.ZONE).toLocalDate();
        var written = replay.facts("RelatedPerson", "patient", donor)
                .map(fact -> fact.said().path("birthDate").asText());
        var births = Stream.concat(
                        written,
                        replay.facts("QuestionnaireResponse", "subject", donor).flatMap(InterviewAccount::births))
                .map(LocalDate::parse)
                .toList();
        return births.isEmpty()
                || births.stream().anyMatch(born -> !day.isBefore(born) && day.isBefore(born.plusYears(1)));
    }

    private boolean enrolled(Instant at) {
        return replay.facts("EpisodeOfCare", "patient", donor)
                .anyMatch(fact -> covers(fact.said().path("period"), null, at)
                        && switch (fact.status()) {
                            case "active" ->
                                replay.before(fact.reference()).isEmpty()
                                        || replay.before(fact.reference()).contains("active");
                            case "finished" -> true;
                            case "onhold" -> replay.before(fact.reference()).contains("active");
                            default -> false;
                        });
    }

    private boolean consented(Instant at) {
        return replay.about("Consent", "patient", donor).stream()
                .filter(consent -> grants(consent, "donate-to-infants"))
                .filter(consent -> {
                    var status = consent.path("status").asText();
                    return status.equals("active")
                            || status.equals("inactive")
                                    && consent.path("provision").path("period").has("end");
                })
                .anyMatch(consent -> covers(consent.path("provision").path("period"), consent.path("dateTime"), at));
    }

    /** An exception within it may be about just this milk. */
    static boolean grants(JsonNode consent, String use) {
        return !consent.path("provision").has("provision")
                && consent.path("provision").path("type").asText().equals("permit")
                && isOf(consent, use);
    }

    static boolean isOf(JsonNode consent, String use) {
        return Json.all(consent.path("provision").path("code"))
                .anyMatch(code -> Json.coded(code, Systems.CONSENT_USE, use));
    }

    /** @param signed from when it counts without a beginning of its own; null when from ever */
    static boolean covers(JsonNode period, JsonNode signed, Instant at) {
        var start = period.has("start") ? period.path("start") : signed;
        return (start == null || start.asText().isEmpty() || !at.isBefore(BloodAccount.moment(start)))
                && (!period.has("end") || !at.isAfter(BloodAccount.moment(period.path("end"))));
    }

    private boolean deferred(Instant at, boolean spoils) {
        return observed.stream()
                        .filter(one -> Json.coded(one.path("code"), Systems.MILK_OBSERVATION, "donor-eligibility"))
                        .filter(one -> LAST.contains(one.path("status").asText()))
                        .filter(one -> List.of("temporarily-deferred", "permanently-deferred").stream()
                                .anyMatch(code ->
                                        Json.coded(one.path("valueCodeableConcept"), Systems.ELIGIBILITY, code)))
                        .filter(one -> one.has("effectivePeriod") && covers(one.path("effectivePeriod"), null, at))
                        .anyMatch(one -> spoils == SPOILS.contains(reason(one)))
                || told().filter(window -> window.covers(at))
                        .anyMatch(window -> spoils == SPOILS.contains(window.reason()));
    }

    private static String reason(JsonNode deferral) {
        return deferral.path("component")
                .path(0)
                .path("valueCodeableConcept")
                .path("coding")
                .path(0)
                .path("code")
                .asText("other");
    }

    /** Something was found by a test that no rule knows. */
    private static boolean isFinding(JsonNode one) {
        return Json.all(one.path("category")).anyMatch(category -> Json.coded(category, CATEGORY, "laboratory"))
                && BloodAccount.PANEL.stream().noneMatch(test -> Json.coded(one.path("code"), Systems.LOINC, test))
                && !one.has("focus")
                && !GONE.contains(one.path("status").asText())
                && Json.coded(one.path("valueCodeableConcept"), Systems.SNOMED, "260373001");
    }
}
