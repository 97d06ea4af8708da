package org.lactarium.server.operations.guard;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.NumberChart;
import org.springframework.stereotype.Component;

/**
 * Whom a fact names by a number alone is looked for, and its id is written beside the number before any rule is asked. Exactly one
 * record bears it, or the fact is refused (HTTP 400): nothing is guessed.
 */
@Component
class NumberedReferences {

    private final BearersOnRecord record;

    NumberedReferences(BearersOnRecord record) {
        this.record = record;
    }

    void resolve(Resource written, BearersInTransaction together) {
        Stream.concat(About.of(written), source(written)).forEach(about -> resolve(written, about, together));
    }

    /** Whose milk it is, of a bag that comes to the bank. */
    private static Stream<About> source(Resource written) {
        return written instanceof BiologicallyDerivedProduct bag
                        && bag.hasCollection()
                        && bag.getCollection().hasSource()
                ? Stream.of(new About("source", bag.getCollection().getSource()))
                : Stream.empty();
    }

    private void resolve(Resource written, About about, BearersInTransaction together) {
        var numbered = about.reference();
        if (numbered.hasExtension(Extensions.ALTERNATE_REFERENCE)
                || !numbered.getIdentifier().hasSystem()
                || !numbered.getIdentifier().hasValue()) {
            return;
        }
        var element = written.fhirType() + "." + about.element();
        if (numbered.hasReference()) {
            refuseAnother(element, about);
            return;
        }
        var bearers = bearers(numbered, about.element().equals("focus"), together);
        if (bearers.size() != 1) {
            throw refusal(element, bearers);
        }
        if (bearers.get(0).isMilk() && !about.element().equals("focus")) {
            throw Refusals.bad(
                    element + " names milk by a number alone. R4 allows no milk there: name it by its id in HL7's"
                            + " alternate reference.");
        }
        numbered.setReference(bearers.get(0).reference());
    }

    /** A number that no record bears may be one that only the sender knows. Of a bag the rules of intake judge it. */
    private void refuseAnother(String element, About about) {
        var named = Coded.plain(about.reference());
        var bearers = named.isEmpty() || about.element().equals("source")
                ? List.<Bearer>of()
                : bearers(about.reference(), about.element().equals("focus"), BearersInTransaction.NONE);
        if (!bearers.isEmpty() && !bearers.contains(record.goingOn(named))) {
            throw Refusals.bad(
                    element + " names one record by its id and another by its number. Name the one that is meant.");
        }
    }

    private List<Bearer> bearers(Reference numbered, boolean milk, BearersInTransaction together) {
        var number = numbered.getIdentifier();
        var type = numbered.hasType() ? numbered.getType() : usual(milk, number.getSystem());
        var known = record.of(number, type);
        return Stream.concat(known.stream(), together.of(number, type, !known.isEmpty()).stream())
                .distinct()
                .toList();
    }

    /** A number of the bank says by its system what bears it; that of a hospital is a person's, or stands on a bottle. */
    private static String usual(boolean milk, String system) {
        if (NumberChart.kind(system).isPresent()) {
            return "";
        }
        return milk ? "BiologicallyDerivedProduct" : "Patient";
    }

    private static RuntimeException refusal(String element, List<Bearer> bearers) {
        return Refusals.bad(element + " names somebody or something by a number alone, and "
                + (bearers.isEmpty() ? "no record bears" : bearers.size() + " records bear")
                + " this number. Name the one that is meant by its id, as in Patient/[id].");
    }
}
