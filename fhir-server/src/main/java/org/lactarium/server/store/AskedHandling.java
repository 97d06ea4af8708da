package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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

    /** Which words FHIR has for what is not looked for. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "_summary", List.of("true", "text", "data", "count", "false"),
            "_total", List.of("none", "estimate", "accurate"),
            "_pretty", List.of("true", "false"));

    private static final String LEFT_OUT = AskedHandling.class.getName();

    private final ISearchParamRegistry known;

    AskedHandling(ISearchParamRegistry known) {
        this.known = known;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void leaveOut(RequestDetails request) {
        spell(request);
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
        leaveOut(request, unknown);
    }

    /** A word that FHIR does not know for it would get everything, or be counted by nobody. */
    private static void spell(RequestDetails request) {
        var unread = WORDS.keySet().stream()
                .filter(name -> Arrays.stream(values(request, name))
                        .anyMatch(value -> !WORDS.get(name).contains(value)))
                .sorted()
                .toList();
        if (unread.isEmpty()) {
            return;
        }
        if (!isLenient(request)) {
            var name = unread.get(0);
            throw new InvalidRequestException("The parameter " + name + " is one of "
                    + String.join(", ", WORDS.get(name)) + ". With Prefer: handling=lenient another word is left out.");
        }
        leaveOut(request, unread);
    }

    private static String[] values(RequestDetails request, String name) {
        return request.getParameters().getOrDefault(name, new String[0]);
    }

    private static void leaveOut(RequestDetails request, List<String> names) {
        var kept = new HashMap<>(request.getParameters());
        names.forEach(kept::remove);
        request.setParameters(kept);
        var before = request.getUserData().get(LEFT_OUT) instanceof List<?> some ? some : List.of();
        request.getUserData()
                .put(LEFT_OUT, Stream.concat(before.stream(), names.stream()).toList());
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
