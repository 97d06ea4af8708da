package org.lactarium.server.operations;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.server.operations.chart.MilkUnit;

/** Tells in an answer which milk was touched, and where it stands now. */
final class AffectedMilk {

    private AffectedMilk() {}

    static void write(Parameters answer, MilkUnit unit) {
        var part = answer.addParameter().setName("affected");
        part.addPart().setName("unit").setValue(new Reference(unit.reference()).setDisplay(unit.display()));
        part.addPart().setName("status").setValue(new CodeType(unit.status().code()));
    }
}
