package org.lactarium.server.operations.guard;

import java.text.MessageFormat;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rulebook.Sentences;
import org.springframework.stereotype.Component;

/**
 * For each batch that contains milk of a deferral, a risk assessment that says how much of it: no blind recall, a person
 * decides. The same doubt again is the same assessment, and one that a person has closed stays closed.
 */
@Component
class Doubts {

    private final Clock clock;
    private final MilkRecord record;
    private final Units units;
    private final Sentences sentences;

    Doubts(Clock clock, MilkRecord record, Units units, Sentences sentences) {
        this.clock = clock;
        this.record = record;
        this.units = units;
        this.sentences = sentences;
    }

    /** @param doubtful deposits of this donor that may not be used */
    void raise(List<MilkUnit> doubtful, DonorFile donor, RuleProfile profile) {
        Map<String, List<MilkUnit>> byReason = new LinkedHashMap<>();
        for (var deposit : doubtful) {
            var expressed = deposit.expressed(profile.zone());
            donor.deferrals().stream()
                    .filter(deferral -> expressed != null && deferral.window().covers(expressed))
                    .forEach(deferral -> byReason.computeIfAbsent(deferral.reason(), reason -> new ArrayList<>())
                            .add(deposit));
        }
        byReason.forEach(this::raise);
    }

    private void raise(String reason, List<MilkUnit> doubtful) {
        units.descendants(doubtful).stream()
                .filter(unit -> unit.type() == UnitType.BATCH)
                .forEach(batch -> raise(reason, batch, doubtful));
    }

    private void raise(String reason, MilkUnit batch, List<MilkUnit> doubtful) {
        var number = "doubt-" + batch.id() + "-" + reason;
        var before =
                record
                        .find(DetectedIssue.class, Query.where("identifier", Query.token(Systems.RECALL_ID, number)))
                        .stream()
                        .findFirst();
        if (before.isPresent() && before.get().getStatus() != DetectedIssueStatus.PRELIMINARY) {
            return;
        }
        var issue = before.orElseGet(() -> open(number, batch));
        var words = words(reason, batch, doubtful);
        if (!words.equals(issue.getDetail())) {
            issue.setDetail(words);
            if (before.isPresent()) {
                record.update(issue);
            } else {
                record.create(issue);
            }
        }
    }

    private DetectedIssue open(String number, MilkUnit batch) {
        var issue = new DetectedIssue().setStatus(DetectedIssueStatus.PRELIMINARY);
        issue.getMeta().addProfile(Profiles.RISK_ASSESSMENT);
        issue.addIdentifier(new Identifier().setSystem(Systems.RECALL_ID).setValue(number));
        issue.setCode(Coded.concept(Systems.UNIT_REASON, "deferral-window"));
        issue.setIdentified(new DateTimeType(Date.from(clock.instant())));
        issue.addImplicated(new Reference(batch.reference()).setDisplay(batch.display()));
        units.descendants(List.of(batch))
                .forEach(bottle -> issue.addImplicated(new Reference(bottle.reference()).setDisplay(bottle.display())));
        return issue;
    }

    /** In both languages, because it is read by people and not answered to one. */
    private String words(String reason, MilkUnit batch, List<MilkUnit> doubtful) {
        var deposits = units.ancestors(batch).stream()
                .filter(unit -> unit.type() == UnitType.DEPOSIT)
                .toList();
        var ids = doubtful.stream().map(MilkUnit::id).toList();
        var all = deposits.stream().mapToDouble(MilkUnit::volume).sum();
        var part = deposits.stream()
                .filter(deposit -> ids.contains(deposit.id()))
                .mapToDouble(MilkUnit::volume)
                .sum();
        var share = all > 0 ? Math.round(100 * part / all) : 100;
        Object[] values = {share + " %", batch.number(), shown(part), shown(all), reason};
        return phrase(Locale.ENGLISH, values) + " " + phrase(Locale.CHINESE, values);
    }

    private String phrase(Locale language, Object[] values) {
        return new MessageFormat(sentences.phrase("doubt", language), Locale.ENGLISH).format(values);
    }

    private String shown(double millilitres) {
        return sentences.shown(Math.round(millilitres * 10) / 10.0).toString();
    }
}
