package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.chart.Modifiers;

/**
 * Refuses with 400 what HAPI would answer with "created" though it did something else: an operation within a bundle passes no door of
 * operations, and the parameters of one that is posted are stored; a type that the record does not keep could be written there and never
 * be read; an entry whose resource has another id than its address, or that bears the name of another.
 */
@Interceptor
public final class BundleEntries {

    private final FhirContext context;
    private final int most;

    BundleEntries(FhirContext context, RecordLimits limits) {
        this.context = context;
        this.most = limits.mostEntries();
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request, RestOperationTypeEnum asked) {
        if (asked == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            if (!bundle.hasType()) {
                throw new InvalidRequestException("The bundle has no type. It is a batch or a transaction.");
            }
            if (bundle.getEntry().size() > most) {
                throw new PayloadTooLargeException("The bundle has more than " + most + " entries. Send it in parts.");
            }
            Modifiers.unknownAround(bundle).ifPresent(why -> {
                throw new InvalidRequestException(why + " Nothing of this bundle was done.");
            });
            asSent(request, bundle).getEntry().forEach(BundleEntries::refuse);
            refuseSameNames(bundle);
        }
    }

    /** HAPI writes the {@code urn:uuid} of an entry over the id in its resource, and the id is not seen any more. */
    private Bundle asSent(RequestDetails request, Bundle bundle) {
        boolean overwritten = bundle.getEntry().stream()
                .anyMatch(entry -> entry.getRequest().getMethod() == HTTPVerb.PUT
                        && String.valueOf(entry.getFullUrl()).startsWith("urn:"));
        var body = request.loadRequestContents();
        if (!overwritten || body == null || body.length == 0) {
            return bundle;
        }
        var type = String.valueOf(request.getHeader("Content-Type"));
        return (type.contains("xml") ? context.newXmlParser() : context.newJsonParser())
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .parseResource(Bundle.class, new String(body, StandardCharsets.UTF_8));
    }

    private static void refuseSameNames(Bundle bundle) {
        var names = new HashSet<String>();
        bundle.getEntry().stream()
                .filter(BundleEntryComponent::hasFullUrl)
                .filter(BundleEntryComponent::hasResource)
                .filter(entry -> !names.add(entry.getFullUrl()))
                .findFirst()
                .ifPresent(twice -> {
                    throw new InvalidRequestException(
                            "Two entries have the same fullUrl, and a reference to it could mean either. Nothing of this bundle was done.");
                });
    }

    /** What a search looks for may hold the sign. */
    private static boolean callsAnOperation(@Nullable HTTPVerb method, String url) {
        var looksIn = method == HTTPVerb.POST ? url : url.replaceFirst("\\?.*", "");
        return looksIn.contains("$") || looksIn.contains("%24");
    }

    private static void refuse(BundleEntryComponent entry) {
        var url = entry.getRequest().getUrl();
        var method = entry.getRequest().getMethod();
        if (url != null && callsAnOperation(method, url)) {
            throw new InvalidRequestException(
                    "No operation is called within a bundle, and nothing of this bundle was done. Call " + url
                            + " by itself.");
        }
        if (entry.hasResource()
                && method != HTTPVerb.GET
                && method != HTTPVerb.PATCH
                && !ProfiledTypes.isKept(entry.getResource().fhirType())) {
            throw new InvalidRequestException(
                    "The record keeps no " + entry.getResource().fhirType() + ", and nothing of this bundle was done.");
        }
        EntryAddress.refuse(entry);
        EntryConditions.refuse(entry.getRequest());
        if (method == HTTPVerb.PATCH) {
            PatchBody.refuse(entry.getResource());
        }
    }
}
