package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.util.Date;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/**
 * {@code $find-numbers}: what numbers stand for, in whatever case, width and spacing they are written. Everything that bears one
 * is answered, so that nobody takes the first of two.
 */
@Component
class FindNumbers implements BankOperation {

    private final NumberedMilk numbers;

    FindNumbers(NumberedMilk numbers) {
        this.numbers = numbers;
    }

    @Operation(name = "$find-numbers")
    public Parameters find(@ResourceParam Parameters body) {
        var answer = new Parameters();
        numbers.find(Ask.of(body).texts("number"))
                .forEach(found -> write(found, answer.addParameter().setName("match")));
        return answer;
    }

    private static void write(NumberedMilk.Found found, ParametersParameterComponent match) {
        match.addPart().setName("number").setValue(new StringType(found.given().number()));
        match.addPart().setName("on").setValue(new CodeType(found.given().kind().code()));
        match.addPart().setName("bearer").setValue(new Reference(found.given().reference()));
        match.addPart().setName("counts").setValue(new BooleanType(found.given().counts()));
        match.addPart().setName("subject").setValue(new Reference(found.subject()).setDisplay(found.display()));
        match.addPart().setName("kind").setValue(new CodeType(found.kind()));
        match.addPart().setName("countsFor").setValue(new Reference(found.countsFor()).setDisplay(found.whole()));
        if (found.since() != null) {
            match.addPart().setName("since").setValue(new InstantType(Date.from(found.since())));
        }
        if (found.heated() != null) {
            match.addPart().setName("heated").setValue(new InstantType(Date.from(found.heated())));
        }
    }
}
