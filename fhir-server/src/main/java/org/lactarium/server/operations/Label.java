package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.label.LabelFormat;
import org.lactarium.server.label.LabelPrinter;
import org.lactarium.server.operations.chart.LabelChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.release.LabelCount;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [id]/$label} shows the label of a unit and writes nothing down; {@code [id]/$print-label} is the same label as a
 * printing that counts; {@code [batch]/$reconcile-labels} reports the count before release.
 *
 * <p>Milk on hold and milk that must never be used get a label that says so in place of the expiry: it stands in the
 * freezer until somebody takes it out. Where no milk is left, there is nothing to label.
 */
@Component
class Label implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final LabelChart chart;
    private final LabelPapers papers;
    private final LabelPrinter printer;
    private final Refusals refusals;

    Label(
            Bench bench,
            MilkRecord record,
            LabelChart chart,
            LabelPapers papers,
            LabelPrinter printer,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.chart = chart;
        this.papers = papers;
        this.printer = printer;
        this.refusals = refusals;
    }

    @Operation(name = "$label", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Binary label(
            @IdParam IdType id, @OperationParam(name = "format") @Nullable StringType format, RequestDetails request) {
        return drawn(bench.unit(id.getIdPart()), 0, format(format), request);
    }

    @Operation(name = "$print-label", typeName = "BiologicallyDerivedProduct")
    public Binary print(
            @IdParam IdType id, @OperationParam(name = "format") @Nullable StringType format, RequestDetails request) {
        var wanted = format(format);
        return record.atomically(Set.of(new Lock(Lock.Kind.LABEL, id.getIdPart())), () -> {
            var unit = bench.unit(id.getIdPart());
            var drawn = drawn(unit, papers.printed(List.of(unit)), wanted, request);
            papers.print(unit);
            return drawn;
        });
    }

    /** Those of a batch at once, in the order of its bottles. @param fresh whether they are printed now, and written down so */
    List<Binary> ofBatch(List<MilkUnit> bottles, String format, boolean fresh, RequestDetails request) {
        var wanted = format(new StringType(format));
        return bottles.stream()
                .map(bottle -> {
                    var drawn = drawn(bottle, 0, wanted, request);
                    if (fresh) {
                        papers.print(bottle);
                    }
                    return drawn;
                })
                .toList();
    }

    @Operation(name = "$reconcile-labels", typeName = "BiologicallyDerivedProduct")
    public Parameters reconcile(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var applied = ask.count("applied").orElseThrow(() -> Refusals.bad("parameter applied is missing"));
        return record.atomically(Set.of(Lock.of(UnitType.BATCH, id.getIdPart())), () -> {
            var batch = bench.unit(id.getIdPart(), UnitType.BATCH);
            var bottles = papers.bottles(batch);
            var count = new LabelCount(
                    ask.count("printed").orElseGet(() -> papers.printed(bottles)),
                    bottles.size(),
                    applied,
                    ask.count("destroyed").orElse(0));
            papers.reconcile(batch, count);
            return answer(count, request);
        });
    }

    private Parameters answer(LabelCount count, RequestDetails request) {
        var verdict = count.judge();
        var answer = new Parameters();
        answer.addParameter().setName("bottles").setValue(new IntegerType(count.bottles()));
        answer.addParameter().setName("printed").setValue(new IntegerType(count.printed()));
        answer.addParameter().setName("agrees").setValue(new BooleanType(verdict.passes()));
        verdict.findings()
                .forEach(finding -> answer.addParameter().setName("rule").setValue(refusals.rule(finding, request)));
        return answer;
    }

    private Binary drawn(MilkUnit unit, int reprint, LabelFormat format, RequestDetails request) {
        var content = chart.of(unit, reprint)
                .orElseThrow(() -> refusals.refusal(
                        Verdict.of(
                                RuleId.NOTHING_TO_LABEL,
                                unit.number(),
                                unit.status().code()),
                        request));
        refusals.unless(printer.canBePrinted(content), request);
        var label = new Binary();
        label.setContentType(format.contentType());
        label.setData(printer.print(content, format));
        return label;
    }

    private static LabelFormat format(@Nullable StringType asked) {
        return asked == null || asked.isEmpty()
                ? LabelFormat.PDF
                : LabelFormat.of(asked.getValue()).orElseThrow(() -> Refusals.bad("format must be pdf, zpl or png"));
    }
}
