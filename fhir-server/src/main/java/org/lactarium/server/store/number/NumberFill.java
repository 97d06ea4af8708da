package org.lactarium.server.store.number;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.chart.NumberChart;
import org.lactarium.server.store.ledger.LedgerFill;
import org.springframework.stereotype.Component;

/** Enters the numbers of a record that is older than the register, by the pages of {@link LedgerFill}. */
@Component
class NumberFill implements LedgerFill.Book {

    private final KeptNumbers numbers;

    NumberFill(KeptNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "numbers of ";
    }

    @Override
    public Set<String> types() {
        return NumberChart.TYPES;
    }

    @Override
    public void enter(List<Resource> resources) {
        resources.stream()
                .flatMap(resource -> NumberChart.of(resource).stream())
                .forEach(numbers::enterOld);
    }
}
