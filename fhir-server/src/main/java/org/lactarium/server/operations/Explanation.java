package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.operations.chart.KeptProfiles;
import org.lactarium.server.rule.Figure;
import org.lactarium.server.rule.RuleFigures;
import org.springframework.stereotype.Component;

/** Makes kept decisions readable: each rule as a sentence in the reader's language, with the figure as it stood then. */
@Component
class Explanation {

    private final KeptProfiles profiles;
    private final Refusals refusals;

    Explanation(KeptProfiles profiles, Refusals refusals) {
        this.profiles = profiles;
        this.refusals = refusals;
    }

    Parameters of(List<Provenance> papers, RequestDetails request) {
        var answer = new Parameters();
        papers.stream()
                .sorted(Comparator.comparing(Provenance::getRecorded)
                        .thenComparing(paper -> paper.getMeta().getLastUpdated()))
                .forEach(paper -> explain(answer, paper, request));
        return answer;
    }

    private void explain(Parameters answer, Provenance paper, RequestDetails request) {
        var decision = answer.addParameter().setName("decision");
        part(decision, "kind")
                .setValue(new CodeType(paper.getActivity().getCodingFirstRep().getCode()));
        part(decision, "at").setValue(new InstantType(paper.getRecorded()));
        part(decision, "by").setValue(paper.getAgentFirstRep().getWho());
        paper.getTarget().forEach(target -> part(decision, "about").setValue(target));
        paper.getPolicy().forEach(policy -> part(decision, "profile").setValue(new UriType(policy.getValue())));
        paper.getReason().stream().filter(reason -> reason.hasText()).forEach(reason -> part(decision, "why")
                .setValue(new StringType(reason.getText())));
        Evidence.of(paper).ifPresent(evidence -> rules(decision, evidence, request));
    }

    private void rules(ParametersParameterComponent decision, Parameters evidence, RequestDetails request) {
        Evidence.texts(evidence, "outcome")
                .forEach(outcome -> part(decision, "outcome").setValue(new CodeType(outcome)));
        var figures = Evidence.texts(evidence, "figures").stream()
                .findFirst()
                .map(profiles::figures)
                .orElse(List.of());
        for (var asked : Evidence.rules(evidence)) {
            var rule = part(decision, "rule");
            part(rule, "rule").setValue(refusals.rule(asked, request));
            part(rule, "outcome").setValue(new CodeType(asked.outcome()));
            asked.finding().arguments().forEach(value -> part(rule, "value")
                    .setValue(new StringType(refusals.shown(value))));
            RuleFigures.of(asked.finding().rule()).stream()
                    .flatMap(key ->
                            figures.stream().filter(figure -> figure.key().equals(key)))
                    .forEach(figure -> figure(rule, figure));
        }
        Evidence.texts(evidence, "looked")
                .forEach(result -> part(decision, "looked").setValue(new UriType(result)));
    }

    private static void figure(ParametersParameterComponent rule, Figure figure) {
        var part = part(rule, "figure");
        part(part, "key").setValue(new StringType(figure.key()));
        if (figure.value() != null) {
            part(part, "value").setValue(new StringType(figure.value()));
        }
        if (!figure.unit().isEmpty()) {
            part(part, "unit").setValue(new StringType(figure.unit()));
        }
        part(part, "source").setValue(new StringType(figure.source()));
        part(part, "verified").setValue(new BooleanType(figure.verified()));
    }

    private static ParametersParameterComponent part(ParametersParameterComponent of, String name) {
        return of.addPart().setName(name);
    }
}
