package org.lactarium.server.operations.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Finds milk in the record, and follows it up and down. */
@Component
public class Units {

    private final MilkRecord record;

    Units(MilkRecord record) {
        this.record = record;
    }

    public Optional<MilkUnit> read(String id) {
        return record.read(BiologicallyDerivedProduct.class, id).map(MilkUnit::new);
    }

    /** By the number on the label. */
    public Optional<MilkUnit> numbered(UnitType type, String number) {
        return found(Query.where("identifier", Query.token(type.identifierSystem(), number))).stream()
                .findFirst();
    }

    /** Everything a scanner's text may mean: a label's number, {@code system|number}, or a reference. */
    public List<MilkUnit> scanned(String text) {
        if (text.startsWith("BiologicallyDerivedProduct/")) {
            return read(text.substring(text.indexOf('/') + 1)).stream().toList();
        }
        return Query.identifier(text).map(this::found).orElse(List.of());
    }

    public List<MilkUnit> parents(MilkUnit unit) {
        return unit.parents().stream().flatMap(id -> read(id).stream()).toList();
    }

    public List<MilkUnit> children(MilkUnit unit) {
        return found(Query.where("parent", unit.reference()));
    }

    /** What was made from any of these. */
    List<MilkUnit> childrenOf(Collection<String> references) {
        return naming("parent", references);
    }

    /** Those of these that are there, by their bare ids. */
    public List<MilkUnit> all(Collection<String> ids) {
        return record.readAll(BiologicallyDerivedProduct.class, ids).stream()
                .map(MilkUnit::new)
                .toList();
    }

    /** Units that name any of these by a search parameter of references. */
    public List<MilkUnit> naming(String parameter, Collection<String> references) {
        return record.referring(BiologicallyDerivedProduct.class, parameter, references).stream()
                .map(MilkUnit::new)
                .toList();
    }

    /** Everything made from these units, nearest first, without them. */
    public List<MilkUnit> descendants(Collection<MilkUnit> units) {
        Map<String, MilkUnit> found = new LinkedHashMap<>();
        List<MilkUnit> level = List.copyOf(units);
        while (!level.isEmpty()) {
            var next = new ArrayList<MilkUnit>();
            childrenOf(level.stream().map(MilkUnit::reference).toList()).stream()
                    .filter(child -> found.putIfAbsent(child.id(), child) == null)
                    .forEach(next::add);
            level = next;
        }
        return List.copyOf(found.values());
    }

    /** Everything this unit was made from, nearest first, without it. */
    public List<MilkUnit> ancestors(MilkUnit unit) {
        Map<String, MilkUnit> found = new LinkedHashMap<>();
        List<MilkUnit> level = List.of(unit);
        while (!level.isEmpty()) {
            var above = level.stream().flatMap(one -> one.parents().stream()).toList();
            level = all(above).stream()
                    .filter(parent -> found.putIfAbsent(parent.id(), parent) == null)
                    .toList();
        }
        return List.copyOf(found.values());
    }

    public List<MilkUnit> found(Query query) {
        return record.find(BiologicallyDerivedProduct.class, query).stream()
                .map(MilkUnit::new)
                .toList();
    }

    /** Stores a unit that was read, refusing when somebody else has written it since. */
    public MilkUnit update(MilkUnit unit) {
        return new MilkUnit(record.update(unit.product()));
    }

    public MilkUnit create(MilkUnit unit) {
        return new MilkUnit(record.create(unit.product()));
    }
}
