package org.lactarium.routes.orders;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;

/**
 * An answer as it is written on the order: the laboratory's number as an identifier, its word in an extension.
 *
 * @param outcome in CodeSystem order-answer
 * @param filler empty when the laboratory gave no number
 * @param fillerSystem null when its numbers have no system
 */
public record AnswerOnOrder(
        String outcome, Instant at, String laboratory, String filler, @Nullable String fillerSystem, String says) {

    private static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";
    private static final int LONGEST = 1_000;

    /** @return whether anything changed: an order that says so already is left alone */
    public boolean writeOn(ServiceRequest order) {
        ServiceRequest before = order.copy();
        if (!filler.isEmpty()) {
            order.getIdentifier()
                    .removeIf(number -> isFiller(number)
                            && laboratory.equals(number.getAssigner().getDisplay()));
            Identifier number = order.addIdentifier().setValue(filler);
            number.getType().addCoding().setSystem(IDENTIFIER_TYPE).setCode("FILL");
            number.getAssigner().setDisplay(laboratory);
            if (fillerSystem != null) {
                number.setSystem(fillerSystem);
            }
        }
        order.getExtension().removeIf(extension -> Extensions.LABORATORY_ANSWER.equals(extension.getUrl()));
        Extension answer = new Extension(Extensions.LABORATORY_ANSWER);
        answer.addExtension("outcome", new CodeType(outcome));
        answer.addExtension("at", new DateTimeType(Date.from(at)));
        answer.addExtension("laboratory", new StringType(laboratory));
        if (!says.isBlank()) {
            answer.addExtension("says", new StringType(says.substring(0, Math.min(says.length(), LONGEST))));
        }
        order.addExtension(answer);
        return !before.equalsDeep(order);
    }

    public static boolean isFiller(Identifier number) {
        return number.getType().hasCoding(IDENTIFIER_TYPE, "FILL");
    }
}
