package org.lactarium.routes.delivery;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The record over REST. Every call ends in one of three ways: an answer, {@link Away} (time cures it), or {@link Refused}
 * (a person must look).
 */
final class Record {

    /**
     * The request was fine, the moment was not; 412 answers our own If-Match, and is looked at anew. A conflict with a rule, such as a
     * number that another record has, does not pass.
     */
    private static final Set<Integer> PASSING = Set.of(408, 409, 412, 425, 429);

    private final Addresses addresses;
    private final Tokens tokens;
    private final FhirContext context;
    private final Reach reach = new Reach(Clock.systemUTC(), this::knock);

    Record(FhirContext context, FhirServer server, Addresses addresses, Tokens tokens) {
        this.context = context;
        this.addresses = addresses;
        this.tokens = tokens;
        IRestfulClientFactory factory = context.getRestfulClientFactory();
        factory.setServerValidationMode(ServerValidationModeEnum.NEVER);
        factory.setConnectTimeout((int) server.connectTimeout().toMillis());
        factory.setSocketTimeout((int) server.requestTimeout().toMillis());
    }

    /** The resource with that identifier in one of the systems, or in any when none is named. */
    <T extends Resource> Optional<T> find(Class<T> type, List<String> systems, String value) {
        String escaped = ParameterUtil.escape(value);
        List<String> tokens = systems.isEmpty()
                ? List.of(escaped)
                : systems.stream().map(system -> system + "|" + escaped).toList();
        Bundle found = ask(client -> client.search()
                .forResource(type)
                .whereMap(Map.of("identifier", List.of(String.join(",", tokens))))
                .returnBundle(Bundle.class)
                .execute());
        return found.getEntry().stream().findFirst().map(entry -> type.cast(entry.getResource()));
    }

    /** Everything that matches, page by page, with what it includes. */
    List<Resource> search(Class<? extends Resource> type, Map<String, List<String>> parameters) {
        List<Resource> found = new ArrayList<>();
        Bundle page = ask(client -> client.search()
                .forResource(type)
                .whereMap(parameters)
                .returnBundle(Bundle.class)
                .execute());
        while (page != null) {
            page.getEntry().stream()
                    .filter(entry -> entry.getSearch().getMode() != Bundle.SearchEntryMode.OUTCOME)
                    .forEach(entry -> found.add(entry.getResource()));
            page = next(page);
        }
        return found;
    }

    /** The page behind it, under the address that is asked here: to others the record may have another. */
    @Nullable
    Bundle next(Bundle page) {
        if (page.getLink(Bundle.LINK_NEXT) == null) {
            return null;
        }
        String url = page.getLink(Bundle.LINK_NEXT).getUrl();
        int paging = url.indexOf("?_getpages=");
        String asked = paging < 0 ? url : addresses.base() + url.substring(paging);
        return ask(client ->
                client.loadPage().byUrl(asked).andReturnBundle(Bundle.class).execute());
    }

    <T extends Resource> Optional<T> read(Class<T> type, String id) {
        try {
            return Optional.of(
                    ask(client -> client.read().resource(type).withId(id).execute()));
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return Optional.empty();
        }
    }

    /** @throws Refused when there is none */
    <T extends Resource> T known(Class<T> type, String id) {
        return known(type, id, client -> client.read().resource(type).withId(id).execute());
    }

    /** @throws Refused when there is none */
    <T extends Resource> T known(Class<T> type, String id, long version) {
        String number = String.valueOf(version);
        return known(type, id, client -> client.read()
                .resource(type)
                .withIdAndVersion(id, number)
                .execute());
    }

    private <T extends Resource> T known(Class<T> type, String id, Function<IGenericClient, T> question) {
        try {
            return ask(question);
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            throw new Refused(type.getSimpleName() + "/" + id + " is not on record");
        }
    }

    /** Those of the ids that are on record. */
    List<Observation> observations(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Bundle found = ask(client -> client.search()
                .forResource(Observation.class)
                .whereMap(Map.of("_id", List.of(String.join(",", ids)), "_count", List.of(String.valueOf(ids.size()))))
                .returnBundle(Bundle.class)
                .execute());
        return found.getEntry().stream()
                .map(entry -> (Observation) entry.getResource())
                .toList();
    }

    Bundle transact(Bundle transaction) {
        try {
            return ask(client -> client.transaction().withBundle(transaction).execute());
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            throw new Refused(Sentences.of(e));
        }
    }

    /** Everything on record that bears one of these numbers, however it is written. */
    List<NumberMatch> numbered(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Parameters in = new Parameters();
        numbers.forEach(number -> in.addParameter("number", new StringType(number)));
        return NumberMatch.of(call("$find-numbers", in));
    }

    /** An operation of the whole server. */
    Parameters call(String operation, Parameters in) {
        return ask(client -> client.operation()
                .onServer()
                .named(operation)
                .withParameters(in)
                .execute());
    }

    /** How the last call ended. */
    Reach reach() {
        return reach;
    }

    /** Something small, asked as these routes. */
    private void knock() {
        find(ServiceRequest.class, List.of("https://lactarium.org/id/lab-order"), "none");
    }

    <T> T ask(Function<IGenericClient, T> question) {
        try {
            T answer = admitted(question);
            reach.reached();
            return answer;
        } catch (Away away) {
            if (away.isOfTheMoment()) {
                reach.reached();
            } else {
                reach.failed(away);
            }
            throw away;
        } catch (Refused | ResourceNotFoundException | ResourceGoneException answered) {
            reach.reached();
            throw answered;
        }
    }

    private <T> T admitted(Function<IGenericClient, T> question) {
        try {
            return once(question);
        } catch (AuthenticationException expired) {
            tokens.forget();
        }
        try {
            return once(question);
        } catch (AuthenticationException e) {
            throw new Away("The record does not accept our token", true);
        }
    }

    private <T> T once(Function<IGenericClient, T> question) {
        IGenericClient client = context.newRestfulGenericClient(addresses.base());
        client.registerInterceptor(new BearerTokenAuthInterceptor(tokens.current()));
        try {
            return question.apply(client);
        } catch (AuthenticationException | ResourceNotFoundException | ResourceGoneException e) {
            throw e;
        } catch (FhirClientConnectionException e) {
            throw new Away("The record cannot be reached", false);
        } catch (BaseServerResponseException e) {
            int status = e.getStatusCode();
            if (status == 403) {
                throw new Away("The record does not admit this client", true);
            }
            if (PASSING.contains(status) && !Sentences.namesARule(e)) {
                throw Away.ofTheMoment("The record answers " + status);
            }
            if (status == 0 || status >= 500) {
                throw new Away("The record answers " + status, false);
            }
            throw new Refused(Sentences.of(e));
        }
    }
}
