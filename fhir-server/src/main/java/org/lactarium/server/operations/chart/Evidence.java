package org.lactarium.server.operations.chart;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.lactarium.profiles.Systems;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/**
 * What a decision rests on, as Parameters inside its Provenance: {@code outcome}, {@code figures} (digest of the rule
 * profile), {@code rule} * ({@code id}, {@code outcome}, {@code value} *), {@code looked} *.
 */
public final class Evidence {

    public static final String ID = "evidence";
    public static final String SATISFIED = "satisfied";

    private static final String SECONDS = "s";

    private Evidence() {}

    /** One rule that was asked. @param outcome {@code satisfied}, {@code note}, {@code refuse}, {@code hold}, {@code reject} */
    public record Asked(Finding finding, String outcome) {}

    public static Parameters write(String outcome, String digest, Verdict verdict, List<String> looked) {
        var evidence = new Parameters();
        evidence.setId(ID);
        evidence.addParameter().setName("outcome").setValue(new CodeType(outcome));
        evidence.addParameter().setName("figures").setValue(new StringType(digest));
        verdict.findings()
                .forEach(finding ->
                        rule(evidence, finding, finding.consequence().name().toLowerCase(Locale.ROOT)));
        verdict.satisfied().forEach(finding -> rule(evidence, finding, SATISFIED));
        looked.forEach(result -> evidence.addParameter().setName("looked").setValue(new StringType(result)));
        return evidence;
    }

    private static void rule(Parameters evidence, Finding finding, String outcome) {
        var part = evidence.addParameter().setName("rule");
        part.addPart().setName("id").setValue(new CodeType(finding.rule().code()));
        part.addPart().setName("outcome").setValue(new CodeType(outcome));
        finding.arguments().forEach(argument -> part.addPart().setName("value").setValue(written(argument)));
    }

    /** Empty for a signature from before evidence was kept. */
    public static Optional<Parameters> of(Provenance paper) {
        return paper.getContained().stream()
                .filter(Parameters.class::isInstance)
                .map(Parameters.class::cast)
                .findFirst();
    }

    /** The broken rules first; a rule this program does not know any more is left out. */
    public static List<Asked> rules(Parameters evidence) {
        return named(evidence, "rule").flatMap(part -> asked(part).stream()).toList();
    }

    public static List<String> texts(Parameters evidence, String name) {
        return named(evidence, name)
                .map(parameter -> parameter.getValue().primitiveValue())
                .toList();
    }

    private static Optional<Asked> asked(ParametersParameterComponent rule) {
        var values = rule.getPart().stream()
                .filter(part -> "value".equals(part.getName()))
                .map(part -> read(part.getValue()))
                .toList();
        return RuleId.of(text(rule, "id")).map(id -> new Asked(new Finding(id, values), text(rule, "outcome")));
    }

    private static String text(ParametersParameterComponent rule, String name) {
        return rule.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    private static Stream<ParametersParameterComponent> named(Parameters evidence, String name) {
        return evidence.getParameter().stream().filter(parameter -> name.equals(parameter.getName()));
    }

    private static Type written(Object value) {
        if (value instanceof Instant at) {
            return new InstantType(Date.from(at));
        }
        if (value instanceof LocalDate day) {
            return new DateType(day.toString());
        }
        if (value instanceof Duration length) {
            var seconds = new org.hl7.fhir.r4.model.Duration();
            seconds.setValue(BigDecimal.valueOf(length.toMillis(), 3)).setSystem(Systems.UCUM);
            return seconds.setCode(SECONDS);
        }
        return value instanceof Number number
                ? new DecimalType(number.toString())
                : new StringType(value.toString().isBlank() ? "-" : value.toString());
    }

    private static Object read(Type value) {
        if (value instanceof InstantType at) {
            return at.getValue().toInstant();
        }
        if (value instanceof DateType day) {
            return LocalDate.parse(day.getValueAsString());
        }
        if (value instanceof org.hl7.fhir.r4.model.Duration seconds) {
            return Duration.ofMillis(seconds.getValue().movePointRight(3).longValue());
        }
        return value instanceof DecimalType number
                ? number.getValue().doubleValue()
                : ((PrimitiveType<?>) value).getValueAsString();
    }
}
