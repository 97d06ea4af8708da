package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.LactariumServer;

/** Nothing that the library brings along writes past the bank's rules, and nothing is answered with "created" that was not done. */
class OfferedOperationsTest {

    private final IGenericClient client = LactariumServer.shared().client("demo");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$hapi.fhir.replace-references",
                "$mark-all-resources-for-reindexing",
                "$perform-reindexing-pass",
                "$reindex-terminology"
            })
    void nobodyMovesReferencesOrRebuildsTheIndexOverTheApi(String operation) {
        assertThatThrownBy(() -> client.operation()
                        .onServer()
                        .named(operation)
                        .withParameter(Parameters.class, "source-reference-id", new StringType("Patient/a"))
                        .execute())
                .isInstanceOf(ForbiddenOperationException.class)
                .hasMessageContaining("offers no " + operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$meta-add", "$meta-delete", "$hapi.fhir.merge", "$hapi.fhir.undo-merge", "$expunge"})
    void nobodyTakesTheProfileFromADonorOrMergesPastTheBanksOwnMerge(String operation) {
        assertThatThrownBy(() -> client.operation()
                        .onInstance("Patient/a")
                        .named(operation)
                        .withParameter(Parameters.class, "meta", new StringType("x"))
                        .execute())
                .isInstanceOf(ForbiddenOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$get-resource-counts",
                "BiologicallyDerivedProduct/$stock",
                "/BiologicallyDerivedProduct/%24stock?product=raw",
                "BiologicallyDerivedProduct/none/$trace",
                "BiologicallyDerivedProduct/none/$explain",
                "Patient/none/$trace?direction=recipients",
                "Patient/$meta",
            })
    void aQuestionIsAskedByItselfAndNotInABundle(String operation) {
        for (var type : List.of(BundleType.BATCH, BundleType.TRANSACTION)) {
            var bundle = new Bundle().setType(type);
            bundle.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl(operation);
            assertThatThrownBy(() -> client.transaction().withBundle(bundle).execute())
                    .as(type + " " + operation)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("No operation is called within a bundle");
        }
    }

    @Test
    void aSearchInABundleMayLookForTheSignOfOperations() {
        var bundle = new Bundle().setType(BundleType.BATCH);
        bundle.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl("Location?name=$stock");
        var answer = client.transaction().withBundle(bundle).execute();
        assertThat(answer.getEntryFirstRep().getResponse().getStatus()).startsWith("200");
    }

    @Test
    void metadataNamesOperationsOfTheBankAndThoseThatOnlyLook() {
        var rest = client.capabilities()
                .ofType(CapabilityStatement.class)
                .execute()
                .getRestFirstRep();
        assertThat(rest.getOperation())
                .extracting(one -> one.getName())
                .containsExactlyInAnyOrder(
                        "meta", "submit-v2", "find-numbers", "report-waiting-result", "settle-waiting-result");
        assertThat(rest.getResource())
                .flatExtracting(type -> type.getOperation())
                .extracting(one -> one.getName())
                .contains("receive", "trace", "offline-list", "validate")
                .doesNotContain("meta-add", "meta-delete", "hapi.fhir.merge", "hapi.fhir.undo-merge", "lastn");
    }

    @Test
    void metadataNamesTheSubmissionOfMessagesByItsDefinitionInTheGuide() throws IOException {
        var named =
                client
                        .capabilities()
                        .ofType(CapabilityStatement.class)
                        .execute()
                        .getRestFirstRep()
                        .getOperation()
                        .stream()
                        .filter(one -> one.getName().equals("submit-v2"))
                        .toList();
        assertThat(named).hasSize(1);
        var definition = new ObjectMapper()
                .readTree(OfferedOperationsTest.class.getResourceAsStream("/fhir/OperationDefinition-submit-v2.json"));
        assertThat(named.get(0).getDefinition())
                .isEqualTo(definition.path("url").asText());
    }

    @Test
    void aServerWithoutRoutesDoesNotAdvertiseTheSubmissionOfMessages() {
        var statement = new CapabilityStatement();
        statement.addRest();
        new OfferedOperations(List.of(), false).tellTheTruth(statement);
        assertThat(statement.getRestFirstRep().getOperation()).isEmpty();
        new OfferedOperations(List.of(), true).tellTheTruth(statement);
        assertThat(statement.getRestFirstRep().getOperation()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "TRANSACTION"})
    void anOperationInABundleIsRefusedAndNotAnsweredAsIfItHadBeenDone(BundleType kind) {
        assertThatThrownBy(() -> post(kind, new Parameters(), "BiologicallyDerivedProduct/a/$quarantine"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("by itself");
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "TRANSACTION"})
    void aTypeThatTheRecordDoesNotKeepIsNotWrittenThroughABundleEither(BundleType kind) {
        assertThatThrownBy(() -> post(kind, new Claim().setStatus(Claim.ClaimStatus.ACTIVE), "Claim"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("keeps no Claim");
    }

    private void post(BundleType kind, Resource resource, String url) {
        var bundle = new Bundle().setType(kind);
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(url);
        client.transaction().withBundle(bundle).execute();
    }
}
