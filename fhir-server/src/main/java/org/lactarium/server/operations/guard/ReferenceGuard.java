package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.Coded;
import org.springframework.stereotype.Component;

/**
 * A fact is about somebody or something on record, named by its id; a number was resolved before ({@link NumberedReferences}). What is
 * named by words or as a contained resource is refused with 400: a fact that is about nothing in particular counts for nobody, or for
 * everybody.
 */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS)
class ReferenceGuard implements BankInterceptor {

    /** Not {@code #contained}, and not {@code urn:uuid:} of an entry that is not there. */
    private static final Pattern NAMED = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

    private final NamedVersions versions;

    ReferenceGuard(NamedVersions versions) {
        this.versions = versions;
    }

    /** Of a transaction the references to its other entries and searches are resolved by now. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void stored(IBaseResource resource, @Nullable RequestDetails request) {
        if (ServerOwnedGuard.fromOutside(request) && resource instanceof Resource fact) {
            refuse(fact);
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void rewritten(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        stored(after, request);
    }

    private void refuse(Resource fact) {
        if (!About.isFact(fact)) {
            return;
        }
        refuseForeign(fact, fact);
        About.of(fact)
                // who asks HAPI's model for what is not there makes it
                .filter(one -> !one.reference().isEmpty() && !namesARecord(one.reference()))
                .forEach(one -> {
                    throw Refusals.bad(fact.fhirType() + "." + one.element()
                            + " must name a resource of this record by its id, as in Patient/[id]."
                            + " Words, a number without its system or a contained resource do not say which is meant.");
                });
        About.versioned(fact)
                .map(Reference::getReferenceElement)
                .filter(named -> !versions.isKnown(named))
                .forEach(named -> {
                    throw Refusals.bad(fact.fhirType() + " names " + named.getValue()
                            + ", a version that the record has never had. Name one that there was, or none.");
                });
    }

    /** Wherever it stands in the fact: what another server says nobody here can follow, and a whole address is found by no search. */
    private static void refuseForeign(Resource fact, Base within) {
        within.children().stream()
                .flatMap(element -> element.getValues().stream())
                .forEach(value -> {
                    if (value instanceof Reference reference
                            && String.valueOf(reference.getReference()).contains("://")) {
                        throw Refusals.bad(fact.fhirType()
                                + " holds a whole address as a reference. Name a resource of this record by type and id, as in"
                                + " Patient/[id]; of another server none is taken.");
                    }
                    refuseForeign(fact, value);
                });
    }

    /** In itself or, where R4 allows no reference to milk, in HL7's alternate one. */
    private static boolean namesARecord(Reference reference) {
        return Stream.of(Coded.plain(reference), Coded.alternate(reference))
                .anyMatch(named -> NAMED.matcher(named).matches());
    }
}
