package org.lactarium.server.operations;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.lactarium.profiles.MilkBank;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Writes down why the server moved milk by itself, so that the decision can be explained years later. */
@Component
public class Account {

    private final Clock clock;
    private final MilkRecord record;
    private final RuleProfile profile;
    private final Spoken sentences;
    private final Decisions decisions;

    Account(Clock clock, MilkRecord record, RuleProfile profile, Spoken sentences, Decisions decisions) {
        this.clock = clock;
        this.record = record;
        this.profile = profile;
        this.sentences = sentences;
        this.decisions = decisions;
    }

    /** Which figures a decision was made by: {@code https://lactarium.org/fhir/rules/strictest|2026.1}. */
    public static String figures(RuleProfile profile) {
        return MilkBank.CANONICAL + "/rules/" + profile.name() + "|" + profile.version();
    }

    /**
     * A Task on the unit with the rules that fired, their sentences, the profile, and the results it rests on.
     *
     * @param evidence results with their versions, {@code Observation/x/_history/2}
     */
    public void of(Step step, MilkUnit unit, Verdict verdict, List<String> evidence) {
        of(step, unit, verdict, evidence, List.of());
    }

    /** @param about what took this step with it, so that each knows what moved it; and the fact that led to it, if that is asked for */
    public void of(Step step, MilkUnit unit, Verdict verdict, List<String> evidence, List<String> about) {
        var task = WasteChart.note(
                step == Step.RECALL ? "recall" : "quarantine",
                unit,
                step.name().toLowerCase(Locale.ROOT),
                null,
                clock.instant(),
                null);
        task.setInstantiatesUri(figures(profile));
        task.setReasonCode(new CodeableConcept().setText(words(verdict)));
        verdict.rules()
                .forEach(rule -> task.getReasonCode().addCoding(new Coding(Systems.MILK_RULE, rule.code(), null)));
        evidence.forEach(result -> task.addNote().setText(result));
        var kept = record.create(task);
        decisions.keepOwn(Decision.of(kind(step), outcome(step), unit.reference(), verdict)
                .alsoAbout(List.of("Task/" + kept.getIdElement().getIdPart()))
                .alsoAbout(about)
                .after(evidence));
    }

    private static Decided kind(Step step) {
        return switch (step) {
            case RECALL -> Decided.RECALL;
            case REJECT -> Decided.REJECT;
            default -> Decided.HOLD;
        };
    }

    private static String outcome(Step step) {
        return switch (step) {
            case RECALL -> "recalled";
            case REJECT -> "rejected";
            case RECONSIDER -> "reconsidered";
            default -> "held";
        };
    }

    private String words(Verdict verdict) {
        return String.join(" ", verdict.findings().stream().map(this::sentence).toList());
    }

    private String sentence(Finding finding) {
        return sentences.of(finding, Locale.ENGLISH);
    }
}
