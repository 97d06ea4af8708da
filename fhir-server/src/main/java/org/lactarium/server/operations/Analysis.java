package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Replicates;
import org.lactarium.server.operations.chart.AnalysisChart;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Moments;
import org.springframework.stereotype.Component;

/**
 * {@code [id]/$analysis}: what is in this milk, by the mean of the latest measurement and its replicates, with their spread. A reading
 * of lactose that the bank's figures do not believe is shown beside what is assumed instead.
 */
@Component
class Analysis implements BankOperation {

    private static final List<String> CODES = List.of("MBFAT", "MBTPR", "MBCPR", "MBCHO", "MBLAC", "MBTS", "MBNRG");

    private final Bench bench;
    private final BottleChart bottles;
    private final AnalysisChart chart;

    Analysis(Bench bench, BottleChart bottles, AnalysisChart chart) {
        this.bench = bench;
        this.bottles = bottles;
        this.chart = chart;
    }

    @Operation(name = "$analysis", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Parameters of(@IdParam IdType id) {
        var lot = lot(bench.unit(id.getIdPart()));
        var series = chart.series(lot);
        var answer = new Parameters();
        answer.addParameter().setName("about").setValue(new Reference(lot.reference()).setDisplay(lot.display()));
        series.stream()
                .map(chart::measured)
                .max(Comparator.naturalOrder())
                .filter(at -> !at.equals(Instant.MIN))
                .ifPresent(at -> answer.addParameter().setName("measured").setValue(Moments.dateTime(at)));
        CODES.forEach(code -> nutrient(answer, code, series));
        series.forEach(one -> answer.addParameter()
                .setName("source")
                .setValue(new Reference("Observation/" + one.getIdElement().getIdPart())));
        return answer;
    }

    /** A bottle and a feed hold what their batch holds. */
    private MilkUnit lot(MilkUnit unit) {
        return Stream.concat(Stream.of(unit), bottles.line(unit).stream())
                .filter(one -> !BottleChart.canBeFed(one))
                .filter(one -> one.type() == UnitType.BATCH || one == unit)
                .findFirst()
                .orElse(unit);
    }

    private void nutrient(Parameters answer, String code, List<Observation> series) {
        var values = AnalysisChart.values(series, code);
        if (values.isEmpty()) {
            return;
        }
        var replicates = new Replicates(values);
        var mean = replicates.mean();
        var lactose = bench.profile().analysis().lactose();
        var assumed = "MBLAC".equals(code) && lactose != null && (mean < lactose.from() || mean > lactose.to());
        var part = answer.addParameter().setName("nutrient");
        part.addPart().setName("name").setValue(new CodeType(code));
        amount(part, "mean", code, assumed ? lactose.assumed() : mean);
        if (assumed) {
            amount(part, "read", code, mean);
        }
        replicates.spread().ifPresent(spread -> amount(part, "spread", code, spread));
        part.addPart().setName("replicates").setValue(new IntegerType(values.size()));
        part.addPart().setName("state").setValue(new CodeType(assumed ? "assumed" : "measured"));
    }

    private static void amount(ParametersParameterComponent part, String name, String code, double value) {
        var unit = "MBNRG".equals(code) ? "kcal/dL" : "g/dL";
        part.addPart()
                .setName(name)
                .setValue(new Quantity()
                        .setValue(BigDecimal.valueOf(value)
                                .setScale(3, RoundingMode.HALF_UP)
                                .stripTrailingZeros())
                        .setUnit(unit)
                        .setSystem(Systems.UCUM)
                        .setCode(unit));
    }
}
