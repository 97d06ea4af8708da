package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.access.WardListSigner;
import org.lactarium.server.feeding.OfflineRules;
import org.lactarium.server.operations.chart.Bedside;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Moments;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/**
 * {@code $offline-list}: what a ward may feed while it cannot ask, signed, for the hours the rule profile allows. Only what
 * {@code $check-feed} says ok to at this moment, with the numbers as they are scanned; no name, and no donor.
 */
@Component
class OfflineList implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final BottleChart bottles;
    private final Bedside bedside;
    private final WardListSigner signer;

    OfflineList(
            Bench bench, MilkRecord record, Units units, BottleChart bottles, Bedside bedside, WardListSigner signer) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.bottles = bottles;
        this.bedside = bedside;
        this.signer = signer;
    }

    @Operation(name = "$offline-list", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Parameters list(@OperationParam(name = "location") @Nullable StringType location, RequestDetails request) {
        if (location == null || location.isEmpty()) {
            throw Refusals.bad("parameter location is missing");
        }
        var place = Coded.plain(bench.known(new Reference(location.getValue().strip()), Location.class));
        var made = bench.now().truncatedTo(ChronoUnit.SECONDS);
        var validFor = bench.profile().offline().maxAge();
        var answer = new Parameters();
        answer.addParameter()
                .setName("list")
                .setValue(new StringType(signer.sign(claims(place, validFor), made, made.plus(validFor))));
        answer.addParameter().setName("made").setValue(Moments.dateTime(made));
        answer.addParameter().setName("validFor").setValue(new DecimalType(hours(validFor)));
        answer.addParameter()
                .setName("keys")
                .setValue(new UriType(
                        request.getFhirServerBase().replaceFirst("(?<=[^/])/[^/]+/?$", "") + WardListSigner.KEYS));
        return answer;
    }

    private Map<String, Object> claims(String place, Duration validFor) {
        List<Map<String, Object>> good = new ArrayList<>();
        List<String> recalled = new ArrayList<>();
        Map<String, List<String>> bands = new LinkedHashMap<>();
        for (var unit : units.found(Query.where("location", place))) {
            if (!BottleChart.canBeFed(unit)) {
                continue;
            }
            var atHand = bottles.atHand(unit, null);
            if (OfflineRules.recalled(atHand)) {
                recalled.add(unit.number());
            }
            atHand.dispensedTo().stream()
                    .filter(infant ->
                            bedside.judge(unit, atHand, infant, bench.now()).passes())
                    .sorted()
                    .forEach(infant -> good.add(Map.of(
                            "unit", unit.number(),
                            "infant", bands.computeIfAbsent(infant, this::bands),
                            "until", OfflineRules.until(atHand).toString())));
        }
        return Map.of(
                "iss",
                "Lactarium",
                "location",
                place,
                "validForHours",
                hours(validFor),
                "bottles",
                good,
                "recalled",
                recalled);
    }

    /** What a scan of the wristband may give; an identity card is none of it. */
    private List<String> bands(String infant) {
        var numbers = record.read(Patient.class, infant.substring("Patient/".length())).stream()
                .flatMap(baby -> baby.getIdentifier().stream())
                .filter(number -> number.hasValue() && !Systems.HKID.equals(number.getSystem()))
                .map(number -> number.getValue());
        return Stream.concat(numbers, Stream.of(infant)).distinct().toList();
    }

    private static BigDecimal hours(Duration time) {
        return BigDecimal.valueOf(time.toMinutes())
                .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
