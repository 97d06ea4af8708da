package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.recall.MilkFlow;
import org.springframework.stereotype.Component;

/** The ways of milk as the record knows them: donor, units, dispense or feed, infant. */
@Component
public class RecordedFlow implements MilkFlow {

    private static final String FEEDS = "&code=" + Query.token(Systems.SNOMED, BottleChart.FEED_GIVEN);

    private final MilkRecord record;
    private final Units units;
    private final DonorAliases aliases;

    RecordedFlow(MilkRecord record, Units units, DonorAliases aliases) {
        this.record = record;
        this.units = units;
        this.aliases = aliases;
    }

    @Override
    public List<String> onward(String node) {
        return switch (type(node)) {
            case "Patient" ->
                Stream.concat(others(node), references(units.found("source=" + node)).stream())
                        .toList();
            case "BiologicallyDerivedProduct" ->
                Stream.of(
                                references(units.found("parent=" + node)),
                                dispenses("product=" + node),
                                feeds("focus=" + node))
                        .flatMap(List::stream)
                        .toList();
            case "SupplyDelivery" ->
                read(SupplyDelivery.class, node)
                        .map(dispense -> Coded.plain(dispense.getPatient()))
                        .toList();
            default ->
                read(Observation.class, node)
                        .map(feed -> Coded.plain(feed.getSubject()))
                        .toList();
        };
    }

    @Override
    public List<String> back(String node) {
        return switch (type(node)) {
            case "Patient" ->
                Stream.of(others(node).toList(), dispenses("patient=" + node), feeds("subject=" + node))
                        .flatMap(List::stream)
                        .toList();
            case "BiologicallyDerivedProduct" ->
                units.read(id(node)).stream()
                        .flatMap(unit -> Stream.concat(
                                units.parents(unit).stream().map(MilkUnit::reference),
                                Stream.of(unit.donor()).filter(donor -> !donor.isEmpty())))
                        .toList();
            case "SupplyDelivery" ->
                read(SupplyDelivery.class, node)
                        .map(dispense ->
                                Coded.alternate(dispense.getSuppliedItem().getItemReference()))
                        .filter(unit -> !unit.isEmpty())
                        .toList();
            default ->
                read(Observation.class, node)
                        .flatMap(feed -> Coded.references(feed.getFocus()).stream())
                        .toList();
        };
    }

    /** The same person under another number. */
    private Stream<String> others(String person) {
        return aliases.of(person).stream().filter(other -> !other.equals(person));
    }

    private List<String> dispenses(String query) {
        return record.find(SupplyDelivery.class, query).stream()
                .map(dispense -> "SupplyDelivery/" + dispense.getIdElement().getIdPart())
                .toList();
    }

    private List<String> feeds(String query) {
        return record.find(Observation.class, query + FEEDS).stream()
                .filter(feed -> !SerologyChart.withdrawn(feed))
                .map(feed -> "Observation/" + feed.getIdElement().getIdPart())
                .toList();
    }

    private <T extends Resource> Stream<T> read(Class<T> type, String node) {
        return record.read(type, id(node)).stream();
    }

    private static List<String> references(List<MilkUnit> found) {
        return found.stream().map(MilkUnit::reference).toList();
    }

    private static String type(String node) {
        return node.substring(0, node.indexOf('/'));
    }

    private static String id(String node) {
        return node.substring(node.indexOf('/') + 1);
    }
}
