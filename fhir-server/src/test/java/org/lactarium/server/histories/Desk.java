package org.lactarium.server.histories;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.lactarium.profiles.Systems;

/** One caller's hands: sends what a person would send, and tells an answer from a refusal. */
final class Desk {

    private final Supplier<IGenericClient> client;

    Desk(Supplier<IGenericClient> client) {
        this.client = client;
    }

    /**
     * What came back.
     *
     * @param refused the rules that refused it, or the bare HTTP status when there are none; empty when it was done
     */
    record Answer<T>(T given, List<String> refused) {
        boolean done() {
            return refused.isEmpty();
        }
    }

    /** @param where an instance, a type, or empty for the server */
    <T extends Resource> Answer<T> call(String where, String operation, Parameters in, Class<T> type) {
        return attempt(() -> {
            var call = client.get().operation();
            var named = where.isEmpty()
                    ? call.onServer().named(operation)
                    : where.contains("/")
                            ? call.onInstance(where).named(operation)
                            : call.onType(where).named(operation);
            return named.withParameters(in).returnResourceType(type).execute();
        });
    }

    @SuppressWarnings("unchecked")
    <T extends Resource> Answer<T> store(T resource) {
        return attempt(() -> (T) (resource.getIdElement().hasIdPart()
                        ? client.get().update().resource(resource).execute()
                        : client.get().create().resource(resource).execute())
                .getResource());
    }

    static Parameters in(Object... namesAndValues) {
        var in = new Parameters();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            put(in.addParameter(), (String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return in;
    }

    static void put(Parameters.ParametersParameterComponent part, String name, Object value) {
        part.setName(name);
        if (value instanceof Resource resource) {
            part.setResource(resource);
        } else {
            part.setValue((Type) value);
        }
    }

    static DateTimeType at(Instant moment) {
        return new DateTimeType(Date.from(moment));
    }

    static CodeType code(String code) {
        return new CodeType(code);
    }

    static BooleanType yes(boolean yes) {
        return new BooleanType(yes);
    }

    static StringType text(String text) {
        return new StringType(text);
    }

    static Identifier number(String system, String number) {
        return new Identifier().setSystem(system).setValue(number);
    }

    static Reference unit(String id) {
        return new Reference("BiologicallyDerivedProduct/" + id);
    }

    static Quantity millilitres(double volume) {
        return new Quantity()
                .setValue(volume)
                .setUnit("mL")
                .setSystem(Systems.UCUM)
                .setCode("mL");
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    private static <T> Answer<T> attempt(Supplier<T> deed) {
        try {
            return new Answer<>(deed.get(), List.of());
        } catch (BaseServerResponseException refusal) {
            if (refusal.getStatusCode() >= 500) {
                throw new AssertionError("the server failed: " + refusal.getMessage(), refusal);
            }
            return new Answer<>(null, rules(refusal));
        }
    }

    private static List<String> rules(BaseServerResponseException refusal) {
        var rules = refusal.getOperationOutcome() instanceof OperationOutcome outcome
                ? outcome.getIssue().stream()
                        .flatMap(issue -> issue.getDetails().getCoding().stream())
                        .filter(coding -> Systems.MILK_RULE.equals(coding.getSystem()))
                        .map(Coding::getCode)
                        .toList()
                : List.<String>of();
        return rules.isEmpty() ? List.of(refusal.getStatusCode() + " " + refusal.getMessage()) : rules;
    }
}
