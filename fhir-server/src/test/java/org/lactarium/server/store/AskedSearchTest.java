package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.gate.RawCall;

/** What a search does not know, and where it ends. */
class AskedSearchTest {

    private static final RecordLimits SMALL = new RecordLimits(3, 5, 10, 2, 2);

    private final LactariumServer server = LactariumServer.shared();

    @Test
    void whoeverAsksLenientlyIsToldWhatWasLeftOut() {
        var found = search("colour=white&name=nobody&_text=x", "Prefer: return=minimal; handling=lenient");
        assertThat(found.getLink("self").getUrl()).contains("name=nobody").doesNotContain("colour", "_text");
        assertThat(found.getTotal()).isZero();
        assertThat(found.getEntry()).hasSize(1);
        assertThat(found.getEntryFirstRep().getSearch().getMode()).isEqualTo(SearchEntryMode.OUTCOME);
        assertThat(((OperationOutcome) found.getEntryFirstRep().getResource())
                        .getIssueFirstRep()
                        .getDiagnostics())
                .contains("_text, colour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Prefer: handling=strict",
                "Prefer: handling=strict,handling=lenient",
                "Prefer: handling=lenient, handling=strict",
                "Prefer: handling=banana",
                "Accept: */*"
            })
    void elseWhatIsNotKnownIsRefused(String header) {
        for (var query :
                new String[] {"colour=white", "_filter=name eq a", "_text=a", "_at=2026", "name=a&_contained=true"}) {
            var answer = new RawCall("GET /fhir/Location?" + query.replace(" ", "%20"))
                    .with(header)
                    .send(server, "demo");
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("Unknown search parameter");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_summary=x",
                "_summary=",
                "_summary=true&_summary=all",
                "_total=bogus",
                "_total=Accurate",
                "_pretty=1"
            })
    void aWordThatFhirDoesNotKnowIsRefusedOrLeftOutAndNamed(String query) {
        for (var asked : new String[] {"Location?name=nobody&" + query, "Location/_search?name=nobody&" + query}) {
            var answer = new RawCall("GET /fhir/" + asked).send(server, "demo");
            assertThat(answer.status()).as(asked).isEqualTo(400);
            assertThat(answer.body()).contains(query.split("=")[0], "lenient");
        }
        assertThat(new RawCall("GET /fhir/metadata?" + query).send(server, "").status())
                .isEqualTo(400);
        var found = search("name=nobody&colour=white&" + query, "Prefer: handling=lenient");
        assertThat(((OperationOutcome) found.getEntryFirstRep().getResource())
                        .getIssueFirstRep()
                        .getDiagnostics())
                .contains(query.split("=")[0], "colour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_summary=count", "_summary=data", "_total=accurate", "_total=none", "_pretty=true"})
    void aWordThatItKnowsIsNot(String query) {
        assertThat(new RawCall("GET /fhir/Location?name=nobody&" + query)
                        .send(server, "demo")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFormIsAskedTheSame() {
        var answer = new RawCall("POST /fhir/Location/_search")
                .with("Prefer: handling=lenient")
                .body("application/x-www-form-urlencoded", "colour=white&name=nobody")
                .send(server, "demo");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"mode\":\"outcome\"", "colour");
    }

    @Test
    void aSearchHasAnEnd() {
        var limits = new SearchLimits(SMALL);
        assertThatThrownBy(() -> limits.refuse(parameters("a", "b", "c", "d")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("3 parameters");
        assertThatThrownBy(() -> limits.refuse(parameters("1,2,3", "4,5,6"))).hasMessageContaining("5 values");
        assertThatThrownBy(() -> limits.refuse(parameters("12345678901"))).hasMessageContaining("10 characters");
        limits.refuse(parameters("1,2", "3,4", "5"));
    }

    @Test
    void aPageThatWasCutSaysSo() {
        var page = new Bundle().setType(BundleType.SEARCHSET);
        page.addEntry().setResource(new Location()).getSearch().setMode(SearchEntryMode.MATCH);
        page.addEntry().setResource(new Location()).getSearch().setMode(SearchEntryMode.INCLUDE);
        new CutIncludes(SMALL).tell(page);
        assertThat(page.getEntry()).hasSize(2);
        page.addEntry().setResource(new Location()).getSearch().setMode(SearchEntryMode.INCLUDE);
        new CutIncludes(SMALL).tell(page);
        assertThat(page.getEntry()).hasSize(3 + 1);
        assertThat(page.getEntry().get(3).getSearch().getMode()).isEqualTo(SearchEntryMode.OUTCOME);
    }

    private static Map<String, String[]> parameters(String... values) {
        return Map.of("name", values);
    }

    private Bundle search(String query, String header) {
        var answer = server.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(server.base() + "/fhir/Location?" + query))
                        .header("Authorization", "Bearer " + server.token("demo"))
                        .header(header.split(": ")[0], header.split(": ")[1])
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return server.fhir().newJsonParser().parseResource(Bundle.class, answer.body());
    }
}
