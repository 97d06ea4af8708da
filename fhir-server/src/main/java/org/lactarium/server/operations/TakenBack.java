package org.lactarium.server.operations;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Who took a fact back and why, as a note on it and as a decision; and what is answered. */
@Component
class TakenBack {

    private final Bench bench;
    private final Units units;
    private final Decisions decisions;

    TakenBack(Bench bench, Units units, Decisions decisions) {
        this.bench = bench;
        this.units = units;
        this.decisions = decisions;
    }

    /**
     * @param others what else may be said of such a fact; for another kind it would be passed over in silence
     * @throws ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException (HTTP 403) when the login stands for nobody
     */
    String reason(Parameters body, String... others) {
        bench.accountable();
        var known = Set.of(others);
        body.getParameter().stream()
                .map(parameter -> parameter.getName())
                .filter(name -> !name.equals("reason") && !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusals.bad("parameter " + name + " says nothing about a fact of this kind");
                });
        return Ask.of(body).text("reason");
    }

    Annotation note(String reason) {
        return new Annotation()
                .setAuthor(new Reference(bench.accountable()))
                .setTime(Date.from(bench.now()))
                .setText(reason);
    }

    /** @param looked the fact as it stood, {@code Observation/x/_history/2} */
    void keep(String fact, String looked, String reason) {
        keep(fact, looked, reason, List.of());
    }

    /** @param others facts that said what they do not say without it, {@code Observation/y} */
    void keep(String fact, String looked, String reason, Collection<String> others) {
        decisions.keep(Decision.of(Decided.WITHDRAW, "withdrawn", fact, Verdict.clear())
                .alsoAbout(List.copyOf(others))
                .after(List.of(looked))
                .because(reason));
    }

    /** The fact, and where the milk stands that went back. */
    Parameters answer(String fact, Collection<MilkUnit> back) {
        var answer = new Parameters();
        answer.addParameter().setName("fact").setValue(new Reference(fact));
        units.all(back.stream().map(MilkUnit::id).toList()).forEach(unit -> AffectedMilk.write(answer, unit));
        return answer;
    }
}
