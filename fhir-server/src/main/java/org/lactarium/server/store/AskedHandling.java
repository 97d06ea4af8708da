package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * {@code Prefer: handling=lenient} and {@code strict}: a parameter of a search that the record does not know is refused, unless the client
 * says that it may be left out. Then the answer names it, and its {@code self} link is without it.
 */
@Interceptor
public final class AskedHandling {

    /** What every type knows. */
    private static final Set<String> COMMON = Set.of(
            "_count",
            "_elements",
            "_format",
            "_has",
            "_id",
            "_include",
            "_lastUpdated",
            "_offset",
            "_pretty",
            "_profile",
            "_revinclude",
            "_security",
            "_sort",
            "_source",
            "_summary",
            "_tag",
            "_total");

    private static final String LEFT_OUT = AskedHandling.class.getName();

    private final ISearchParamRegistry known;

    AskedHandling(ISearchParamRegistry known) {
        this.known = known;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void leaveOut(RequestDetails request) {
        var type = request.getResourceName();
        if (request.getRestOperationType() != RestOperationTypeEnum.SEARCH_TYPE || type == null) {
            return;
        }
        var unknown = request.getParameters().keySet().stream()
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank() && !isKnown(type, name))
                .sorted()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        if (!isLenient(request)) {
            throw new InvalidRequestException("Unknown search parameter \"" + unknown.get(0) + "\" for resource type \""
                    + type + "\". What there is stands in /metadata. With Prefer: handling=lenient it is left out.");
        }
        var kept = new HashMap<>(request.getParameters());
        unknown.forEach(kept::remove);
        request.setParameters(kept);
        request.getUserData().put(LEFT_OUT, unknown);
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void tell(RequestDetails request, IBaseResource answer) {
        if (answer instanceof Bundle bundle && request.getUserData().get(LEFT_OUT) instanceof List<?> unknown) {
            SearchHint.add(
                    bundle,
                    IssueType.NOTSUPPORTED,
                    "These parameters are not known here and were left out: "
                            + String.join(
                                    ", ", unknown.stream().map(String::valueOf).toList()) + ".");
        }
    }

    private boolean isKnown(String type, String name) {
        var bare = name.split("[:.]", 2)[0];
        return COMMON.contains(bare)
                || !bare.startsWith("_")
                        && known.getActiveSearchParam(
                                        type, bare, ISearchParamRegistry.SearchParamLookupContextEnum.SEARCH)
                                != null;
    }

    /** Whoever asks for both has asked for the strict one. */
    private static boolean isLenient(RequestDetails request) {
        var asked = request.getHeaders("Prefer").stream()
                .flatMap(header -> List.of(header.split("[,;]")).stream())
                .map(one -> one.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", ""))
                .filter(one -> one.startsWith("handling="))
                .distinct()
                .toList();
        return asked.equals(List.of("handling=lenient"));
    }
}
