package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;

/**
 * Refuses with 400 numbers that nobody has measured: written out, {@code 1e999999999} has a thousand million digits, and whoever
 * compares, indexes or prints it comes to an end of memory. What is read here is compared with nothing before.
 */
@Interceptor
public final class SoundNumbers {

    /** More digits than any instrument has, before the point and behind it. */
    private static final int DIGITS = 18;

    private static final Pattern EXPONENT = Pattern.compile("[0-9.][eE][+-]?0*([0-9]+)");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request) {
        if (request.getResource() instanceof Base sent) {
            in(sent).filter(number -> !isSound(number)).findFirst().ifPresent(number -> {
                throw refusal("A number in it");
            });
        }
    }

    /** Before anything is looked for. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void refuseInTheAddress(RequestDetails request) {
        request.getParameters().values().stream()
                .flatMap(Arrays::stream)
                .flatMap(value -> EXPONENT.matcher(value).results())
                .filter(found -> found.group(1).length() > 2 || Integer.parseInt(found.group(1)) > DIGITS)
                .findFirst()
                .ifPresent(found -> {
                    throw refusal("A number in the address");
                });
    }

    private static Stream<BigDecimal> in(Base element) {
        return Stream.concat(
                Optional.of(element)
                        .filter(DecimalType.class::isInstance)
                        .map(number -> ((DecimalType) number).getValue())
                        .stream(),
                element.children().stream().flatMap(child -> child.getValues().stream())
                        .flatMap(SoundNumbers::in));
    }

    /** The same of a number as it is written, before anything reads it. */
    static boolean isSound(String written) {
        try {
            return isSound(new BigDecimal(written));
        } catch (NumberFormatException | ArithmeticException none) {
            return false;
        }
    }

    /** @return whether it can be written out in {@value #DIGITS} digits before the point and as many behind it */
    static boolean isSound(BigDecimal number) {
        return number.scale() <= DIGITS && (long) number.precision() - number.scale() <= DIGITS;
    }

    private static InvalidRequestException refusal(String which) {
        return new InvalidRequestException(
                which + " has more than " + DIGITS + " digits before or behind its point. Nobody measures so.");
    }
}
