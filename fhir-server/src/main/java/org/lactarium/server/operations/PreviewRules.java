package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleFigures;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rulebook.ProfileText;
import org.lactarium.server.rulebook.RuleProfileFile;
import org.springframework.stereotype.Component;

/**
 * {@code $preview-rules}: what would become of the stock by other figures, before anybody starts with them. Takes the
 * name of a profile of the program, or a profile of the bank's own as YAML text; nothing is changed.
 */
@Component
class PreviewRules implements BankOperation {

    private final Bench bench;
    private final Units units;
    private final Stocktake stocktake;
    private final PreviewTable table;
    private final Refusals refusals;

    PreviewRules(Bench bench, Units units, Stocktake stocktake, PreviewTable table, Refusals refusals) {
        this.bench = bench;
        this.units = units;
        this.stocktake = stocktake;
        this.table = table;
        this.refusals = refusals;
    }

    @Operation(name = "$preview-rules", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Parameters preview(
            @OperationParam(name = "profile") @Nullable StringType name,
            @OperationParam(name = "text") @Nullable StringType text,
            RequestDetails request) {
        var profile = profile(name, text);
        var judged = stocktake.standing().stream()
                .flatMap(id -> units.read(id).stream())
                .map(root -> stocktake.judge(root, profile))
                .toList();
        var answer = new Parameters();
        answer.addParameter().setName("profile").setValue(new UriType(Account.figures(profile)));
        answer.addParameter()
                .setName("looked")
                .setValue(new IntegerType(
                        judged.stream().mapToInt(one -> one.affected().size()).sum()));
        var rows = new ArrayList<PreviewTable.Row>();
        for (var one : judged) {
            one.moving().forEach(unit -> rows.add(change(answer, unit, one, profile, request)));
        }
        answer.addParameter().setName("table").setValue(new StringType(table.of(rows, request)));
        return answer;
    }

    /** Never a path: what a client names is a profile of the program or the text itself. */
    private static RuleProfile profile(@Nullable StringType name, @Nullable StringType text) {
        if ((name == null || name.isEmpty()) == (text == null || text.isEmpty())) {
            throw Refusals.bad("give either profile or text");
        }
        if (name != null && !name.isEmpty() && !RuleProfileFile.NAMES.contains(name.getValue())) {
            throw Refusals.bad("profile must be one of " + String.join(", ", RuleProfileFile.NAMES));
        }
        try {
            return text == null || text.isEmpty()
                    ? RuleProfileFile.load(name.getValue())
                    : RuleProfileFile.read(new ProfileText("text", text.getValue()));
        } catch (IllegalArgumentException broken) {
            throw Refusals.bad(broken.getMessage());
        }
    }

    private PreviewTable.Row change(
            Parameters answer, MilkUnit unit, Stocktake.Judged judged, RuleProfile profile, RequestDetails request) {
        var to = UnitMoves.after(unit.status(), judged.step(unit)).orElseThrow();
        var part = answer.addParameter().setName("change");
        part.addPart().setName("unit").setValue(new Reference(unit.reference()).setDisplay(unit.display()));
        part.addPart().setName("from").setValue(new CodeType(unit.status().code()));
        part.addPart().setName("to").setValue(new CodeType(to.code()));
        var sentences = new ArrayList<String>();
        for (var finding : judged.verdict().findings()) {
            var rule = refusals.rule(finding, request);
            sentences.add(rule.getText());
            part.addPart().setName("rule").setValue(rule);
        }
        judged.verdict().rules().stream()
                .flatMap(rule -> RuleFigures.of(rule).stream())
                .distinct()
                .flatMap(key ->
                        profile.figures().stream().filter(figure -> figure.key().equals(key)))
                .map(figure -> figure.key() + " = " + figure.value() + " (" + figure.source() + ")")
                .forEach(figure -> part.addPart().setName("figure").setValue(new StringType(figure)));
        return new PreviewTable.Row(unit, to, String.join(" ", sentences));
    }
}
