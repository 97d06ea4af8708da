package org.lactarium.server.operations;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/** Which milk a result names, wherever it names it: by its focus, its subject, its sample, its order, or the results it sums up. */
@Component
public class MilkNamed {

    private final MilkRecord record;
    private final Units units;
    private final NumberedMilk numbers;

    MilkNamed(MilkRecord record, Units units, NumberedMilk numbers) {
        this.record = record;
        this.units = units;
        this.numbers = numbers;
    }

    /**
     * Way by way, as what a sample of it counts for: of a bottle its batch.
     *
     * @param ways each names at least one milk; the first is what the result itself says
     */
    public record Named(List<List<MilkUnit>> ways) {

        public List<Reference> all() {
            return ways.stream()
                    .flatMap(List::stream)
                    .distinct()
                    .map(unit -> new Reference(unit.reference()).setDisplay(unit.display()))
                    .toList();
        }
    }

    public Named of(Resource result) {
        return new Named(ways(result)
                .map(way -> way.flatMap(reference -> milk(reference).stream())
                        .map(numbers::whole)
                        .distinct()
                        .toList())
                .filter(way -> !way.isEmpty())
                .toList());
    }

    /** Whether it names, beside one milk, another that is neither made of it nor it of that. */
    public boolean differ(Named named) {
        var all = named.ways().stream().flatMap(Collection::stream).distinct().toList();
        return all.stream().anyMatch(one -> all.stream().anyMatch(other -> !isOfOneLine(one, other)));
    }

    /** Whether it says so itself of a pool or a batch. */
    public boolean isOfALot(Observation result) {
        return result.getFocus().stream()
                .flatMap(focus -> milk(focus).stream())
                .anyMatch(unit -> unit.type() == UnitType.POOL || unit.type() == UnitType.BATCH);
    }

    public List<Observation> results(DiagnosticReport report) {
        return observations(report.getResult());
    }

    /** What it sums up that is about nobody by itself, and counts for what this is about. */
    public List<Observation> summedUp(Resource result) {
        var parts = result instanceof DiagnosticReport report
                ? report.getResult()
                : result instanceof Observation observed ? observed.getHasMember() : List.<Reference>of();
        return observations(parts).stream()
                .filter(MilkNamed::isAboutNobody)
                .filter(part -> of(part).ways().isEmpty())
                .toList();
    }

    /** Reports and results that sum up this one, which is about nobody by itself. */
    public List<Resource> summingUp(Observation part) {
        if (!isAboutNobody(part)) {
            return List.of();
        }
        var named = List.of("Observation/" + part.getIdElement().getIdPart());
        return Stream.concat(
                        record.referring(DiagnosticReport.class, "result", named).stream(),
                        record.referring(Observation.class, "has-member", named).stream())
                .map(Resource.class::cast)
                .toList();
    }

    private static boolean isAboutNobody(Observation part) {
        return part.getFocus().isEmpty() && !Coded.plain(part.getSubject()).startsWith("Patient/");
    }

    private List<Observation> observations(List<Reference> named) {
        return record.readAll(
                Observation.class,
                named.stream()
                        .map(one -> one.getReferenceElement().getIdPart())
                        .filter(id -> id != null)
                        .toList());
    }

    /** The donor a report is about. */
    public Optional<Reference> donor(DiagnosticReport report) {
        var subject = Coded.plain(report.getSubject());
        return !subject.startsWith("Patient/")
                ? Optional.empty()
                : record.read(Patient.class, id(report.getSubject()))
                        .filter(woman -> woman.getIdentifier().stream()
                                .anyMatch(one -> Systems.DONOR_ID.equals(one.getSystem())))
                        .map(woman -> new Reference(subject).setDisplay("donor " + DonorChart.number(woman)));
    }

    private Stream<Stream<Reference>> ways(Resource result) {
        if (result instanceof Observation observed) {
            return Stream.of(
                    observed.getFocus().stream(),
                    Stream.of(observed.getSubject()),
                    sampled(List.of(observed.getSpecimen())),
                    ordered(observed.getBasedOn()),
                    Stream.concat(observed.getHasMember().stream(), observed.getDerivedFrom().stream())
                            .filter(one -> Coded.plain(one).startsWith("Observation/"))
                            .flatMap(one -> record.read(Observation.class, id(one)).stream())
                            .flatMap(one -> one.getFocus().stream()));
        }
        return result instanceof DiagnosticReport report
                ? Stream.of(
                        Stream.of(report.getSubject()),
                        results(report).stream().flatMap(one -> one.getFocus().stream()),
                        sampled(report.getSpecimen()),
                        ordered(report.getBasedOn()))
                : Stream.empty();
    }

    private Stream<Reference> sampled(List<Reference> specimens) {
        return specimens.stream()
                .filter(one -> Coded.plain(one).startsWith("Specimen/"))
                .flatMap(one -> record.read(Specimen.class, id(one)).stream())
                .map(Specimen::getSubject);
    }

    private Stream<Reference> ordered(List<Reference> orders) {
        return orders.stream()
                .filter(one -> Coded.plain(one).startsWith("ServiceRequest/"))
                .flatMap(one -> record.read(ServiceRequest.class, id(one)).stream())
                .flatMap(one -> Stream.concat(Stream.of(one.getSubject()), sampled(one.getSpecimen())));
    }

    private Optional<MilkUnit> milk(Reference reference) {
        return Stream.of(Coded.alternate(reference), Coded.plain(reference))
                .filter(one -> one.startsWith("BiologicallyDerivedProduct/"))
                .findFirst()
                .flatMap(one -> units.read(one.substring(one.indexOf('/') + 1)));
    }

    private boolean isOfOneLine(MilkUnit one, MilkUnit other) {
        return one.id().equals(other.id())
                || units.ancestors(one).stream().anyMatch(older -> older.id().equals(other.id()))
                || units.ancestors(other).stream().anyMatch(older -> older.id().equals(one.id()));
    }

    private static String id(Reference reference) {
        return reference.getReferenceElement().getIdPart();
    }
}
