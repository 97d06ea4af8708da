package org.lactarium.server.operations.guard;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.Screening;
import org.lactarium.server.operations.AtCommit;
import org.lactarium.server.operations.Decided;
import org.lactarium.server.operations.Decision;
import org.lactarium.server.operations.Decisions;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.Moments;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.ScreeningChart;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Writes the deferrals that follow from a donor's interviews, one {@code donor-eligibility} for each. The same answers
 * again write nothing; a deferral that a person has amended since is hers.
 */
@Component
class Eligibility implements AtCommit<QuestionnaireResponse> {

    private final MilkRecord record;
    private final DonorAliases aliases;
    private final ScreeningChart interviews;
    private final Decisions decisions;
    private final RuleProfile profile;

    Eligibility(
            MilkRecord record,
            DonorAliases aliases,
            ScreeningChart interviews,
            Decisions decisions,
            RuleProfile profile) {
        this.record = record;
        this.aliases = aliases;
        this.interviews = interviews;
        this.decisions = decisions;
        this.profile = profile;
    }

    @Override
    public Turn turn() {
        return Turn.INTERVIEWS;
    }

    @Override
    public Collection<Lock> locks(List<QuestionnaireResponse> arriving) {
        return arriving.stream()
                .flatMap(one -> aliases.of(Coded.plain(one.getSubject())).stream())
                .map(donor -> new Lock(Lock.Kind.INTERVIEW, donor.substring(donor.indexOf('/') + 1)))
                .toList();
    }

    @Override
    public void judge(List<QuestionnaireResponse> arriving) {
        arriving.forEach(this::follow);
    }

    private void follow(QuestionnaireResponse arriving) {
        var donors = aliases.of(Coded.plain(arriving.getSubject()));
        var found = Screening.deferrals(interviews.of(donors), profile);
        Map<String, Observation> written = record
                .find(
                        Observation.class,
                        Query.where("subject", String.join(",", donors))
                                .and(Query.ofSystem("identifier", Systems.ELIGIBILITY_ID)))
                .stream()
                .collect(Collectors.toMap(Eligibility::number, Function.identity(), (one, same) -> one));
        for (var deferral : found) {
            var wanted = paper(deferral, arriving);
            keep(written.remove(number(wanted)), wanted, arriving);
        }
        written.values().stream()
                .filter(before -> before.getStatus() == ObservationStatus.FINAL)
                .forEach(before -> record.update(before.setStatus(ObservationStatus.ENTEREDINERROR)));
    }

    private void keep(@Nullable Observation before, Observation wanted, QuestionnaireResponse arriving) {
        if (before != null && (amended(before) || same(before, wanted))) {
            return;
        }
        if (before != null) {
            wanted.setId(before.getIdElement());
            wanted.setSubject(before.getSubject());
            wanted.setDerivedFrom(before.getDerivedFrom());
        }
        var stored = before == null ? record.create(wanted) : record.update(wanted);
        decisions.keepOwn(Decision.of(
                        Decided.DEFER,
                        "deferred",
                        "Observation/" + stored.getIdElement().getIdPart(),
                        Verdict.clear())
                .after(List.of(Versions.of(arriving))));
    }

    private Observation paper(Screening.Found found, QuestionnaireResponse arriving) {
        var window = found.deferral().window();
        var period = new Period();
        if (window.from() != null) {
            period.setStartElement(Moments.dateTime(window.from()));
        }
        if (window.to() != null) {
            period.setEndElement(Moments.dateTime(window.to()));
        }
        if (period.isEmpty()) {
            // a period says something: here, since the donor was born
            period.setStart(new Date(0));
        }
        var paper = new Observation().setStatus(ObservationStatus.FINAL);
        paper.getMeta().addProfile(Profiles.DONOR_ELIGIBILITY);
        paper.addIdentifier(
                new Identifier().setSystem(Systems.ELIGIBILITY_ID).setValue(found.interview() + "-" + found.about()));
        paper.setCode(Coded.concept(Systems.MILK_OBSERVATION, "donor-eligibility"));
        paper.setSubject(new Reference(Coded.plain(arriving.getSubject())));
        paper.setEffective(period);
        paper.setValue(Coded.concept(Systems.ELIGIBILITY, decided(found)));
        paper.addComponent()
                .setCode(Coded.concept(Systems.MILK_OBSERVATION, "deferral-reason"))
                .setValue(
                        Coded.concept(Systems.DEFERRAL_REASON, found.deferral().reason()));
        paper.addDerivedFrom(new Reference("QuestionnaireResponse/" + found.interview()));
        return paper;
    }

    /** What a person has to judge is pending until she amends it. */
    private static String decided(Screening.Found found) {
        if (found.deferral().asks()) {
            return "pending";
        }
        return found.permanent() ? "permanently-deferred" : "temporarily-deferred";
    }

    private static boolean amended(Observation before) {
        return before.getStatus() == ObservationStatus.AMENDED || before.getStatus() == ObservationStatus.CORRECTED;
    }

    private static boolean same(Observation before, Observation wanted) {
        return before.getStatus() == wanted.getStatus()
                && Base.compareDeep(before.getEffective(), wanted.getEffective(), true)
                && Base.compareDeep(before.getValue(), wanted.getValue(), true);
    }

    private static String number(Observation eligibility) {
        return eligibility.getIdentifier().stream()
                .filter(identifier -> Systems.ELIGIBILITY_ID.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
    }
}
