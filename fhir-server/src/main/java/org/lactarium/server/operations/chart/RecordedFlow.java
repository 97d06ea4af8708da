package org.lactarium.server.operations.chart;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.recall.MilkFlow;
import org.springframework.stereotype.Component;

/** The ways of milk as the record knows them: donor, units, dispense or feed, infant. */
@Component
public class RecordedFlow implements MilkFlow {

    private final MilkRecord record;
    private final Units units;
    private final DonorAliases aliases;

    RecordedFlow(MilkRecord record, Units units, DonorAliases aliases) {
        this.record = record;
        this.units = units;
        this.aliases = aliases;
    }

    @Override
    public List<String> onward(Collection<String> nodes) {
        var donors = of("Patient", nodes);
        var milk = of("BiologicallyDerivedProduct", nodes);
        return Stream.of(
                        others(nodes),
                        references(units.naming("source", donors)),
                        references(units.childrenOf(milk)),
                        dispenses("product", milk),
                        feeds("focus", milk),
                        read(SupplyDelivery.class, nodes).map(dispense -> Coded.plain(dispense.getPatient())),
                        read(Observation.class, nodes).map(feed -> Coded.plain(feed.getSubject())))
                .flatMap(found -> found)
                .toList();
    }

    @Override
    public List<String> back(Collection<String> nodes) {
        var infants = of("Patient", nodes);
        return Stream.of(
                        others(nodes),
                        dispenses("patient", infants),
                        feeds("subject", infants),
                        units.all(ids("BiologicallyDerivedProduct", nodes)).stream()
                                .flatMap(RecordedFlow::origins),
                        read(SupplyDelivery.class, nodes)
                                .map(dispense -> Coded.alternate(
                                        dispense.getSuppliedItem().getItemReference()))
                                .filter(unit -> !unit.isEmpty()),
                        read(Observation.class, nodes).flatMap(feed -> Coded.references(feed.getFocus()).stream()))
                .flatMap(found -> found)
                .toList();
    }

    /** The same people under their other numbers. */
    private Stream<String> others(Collection<String> nodes) {
        return nodes.stream().filter(node -> node.startsWith("Patient/")).flatMap(person -> aliases.of(person).stream()
                .filter(other -> !other.equals(person)));
    }

    private static Stream<String> origins(MilkUnit unit) {
        return Stream.concat(
                unit.parents().stream().map(parent -> "BiologicallyDerivedProduct/" + parent),
                Stream.of(unit.donor()).filter(donor -> !donor.isEmpty()));
    }

    private Stream<String> dispenses(String parameter, Collection<String> values) {
        return record.referring(SupplyDelivery.class, parameter, values).stream()
                .map(dispense -> "SupplyDelivery/" + dispense.getIdElement().getIdPart());
    }

    private Stream<String> feeds(String parameter, Collection<String> values) {
        return record.referring(Observation.class, parameter, values).stream()
                .filter(BottleChart::stands)
                .map(feed -> "Observation/" + feed.getIdElement().getIdPart());
    }

    private <T extends Resource> Stream<T> read(Class<T> type, Collection<String> nodes) {
        return record.readAll(type, ids(type.getSimpleName(), nodes)).stream();
    }

    private static Stream<String> references(List<MilkUnit> found) {
        return found.stream().map(MilkUnit::reference);
    }

    private static List<String> of(String type, Collection<String> nodes) {
        return nodes.stream().filter(node -> node.startsWith(type + "/")).toList();
    }

    private static List<String> ids(String type, Collection<String> nodes) {
        return of(type, nodes).stream()
                .map(node -> node.substring(type.length() + 1))
                .toList();
    }
}
