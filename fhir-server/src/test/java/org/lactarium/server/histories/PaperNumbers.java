package org.lactarium.server.histories;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.number.NumberKey;
import org.lactarium.server.operations.GivenNumber;
import org.lactarium.server.operations.NumberRegister;
import org.lactarium.server.operations.chart.NumberChart;

/** The register of numbers of a record in memory; it compares them as the one in PostgreSQL does. */
final class PaperNumbers implements NumberRegister {

    private final PaperRecord record;
    private final Map<Resource, List<GivenNumber>> known = new WeakHashMap<>();

    PaperNumbers(PaperRecord record) {
        this.record = record;
    }

    @Override
    public synchronized List<GivenNumber> find(Collection<String> written) {
        var keys = written.stream().map(NumberKey::of).collect(Collectors.toSet());
        return record.everything().stream()
                .map(versions -> versions.get(versions.size() - 1))
                .flatMap(resource -> known.computeIfAbsent(resource, NumberChart::of).stream())
                .filter(number -> keys.contains(number.key()))
                .toList();
    }
}
