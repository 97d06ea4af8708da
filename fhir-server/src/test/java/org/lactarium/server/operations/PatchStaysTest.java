package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A patch changes what a resource says and never which resource it is, by its id and by a search, alone and in a bundle. */
class PatchStaysTest {

    private static final String JSON = "application/json-patch+json";
    private static final String XML = "application/xml-patch+xml";
    private static final String FHIR = "application/fhir+json";

    private PatchDesk infant;
    private String bySearch;

    @BeforeEach
    void anInfantIsOnRecord() throws IOException {
        infant = PatchDesk.infant(new ObjectMapper().createObjectNode().put("gender", "female"));
        bySearch = "Patient?identifier="
                + URLEncoder.encode(
                        "https://hospital.example/mrn|"
                                + infant.was().at("/identifier/0/value").asText(),
                        StandardCharsets.UTF_8);
    }

    static Stream<Arguments> anotherResource() {
        return Stream.of(
                        Arguments.of("{\"op\":\"replace\",\"path\":\"/id\",\"value\":\"another\"}", JSON),
                        Arguments.of("{\"op\":\"add\",\"path\":\"/id\",\"value\":\"another\"}", JSON),
                        Arguments.of("{\"op\":\"remove\",\"path\":\"/id\"}", JSON),
                        Arguments.of("{\"op\":\"move\",\"from\":\"/id\",\"path\":\"/gender\"}", JSON),
                        Arguments.of("{\"op\":\"copy\",\"from\":\"/gender\",\"path\":\"/id\"}", JSON),
                        Arguments.of("{\"op\":\"replace\",\"path\":\"/meta/versionId\",\"value\":\"77\"}", JSON),
                        Arguments.of(
                                "{\"op\":\"replace\",\"path\":\"/meta/lastUpdated\",\"value\":\"2020-01-01T00:00:00Z\"}",
                                JSON),
                        Arguments.of("{\"op\":\"replace\",\"path\":\"/resourceType\",\"value\":\"Person\"}", JSON),
                        Arguments.of(
                                "{\"op\":\"replace\",\"path\":\"\",\"value\":{\"resourceType\":\"Patient\"}}", JSON),
                        Arguments.of(
                                "<diff xmlns:f=\"http://hl7.org/fhir\"><replace sel=\"f:Patient/f:id/@value\">another</replace></diff>",
                                XML),
                        Arguments.of(fhirPath("replace", "Patient.id"), FHIR),
                        Arguments.of(fhirPath("replace", "Patient.id.first()"), FHIR),
                        Arguments.of(fhirPath("replace", "Patient.meta.versionId"), FHIR))
                .flatMap(patch -> Stream.of(PatchWay.values())
                        .map(way -> Arguments.of(whole((String) patch.get()[0]), patch.get()[1], way)));
    }

    private static String whole(String patch) {
        return patch.startsWith("{\"op\"") ? "[" + patch + "]" : patch;
    }

    private static String fhirPath(String type, String path) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                + "{\"name\":\"type\",\"valueCode\":\"" + type + "\"},{\"name\":\"path\",\"valueString\":\"" + path
                + "\"},{\"name\":\"value\",\"valueId\":\"77\"}]}]}";
    }

    @ParameterizedTest
    @MethodSource
    void anotherResource(String patch, String type, PatchWay way) throws IOException {
        for (var address : new String[] {infant.reference(), bySearch}) {
            assertThat(way.patch(address, patch, type)).as(way.said()).isEqualTo(400);
            assertThat(way.said()).contains("are not changed by a patch");
        }
        assertThat(infant.read()).isEqualTo(infant.was());
    }

    @ParameterizedTest
    @EnumSource
    void aPatchMayAskFirstWhichVersionItChanges(PatchWay way) throws IOException {
        var patch = "[{\"op\":\"test\",\"path\":\"/id\",\"value\":\""
                + infant.was().get("id").asText() + "\"},{\"op\":\"replace\",\"path\":\"/gender\",\"value\":\"male\"}]";

        assertThat(way.patch(bySearch, patch, JSON)).as(way.said()).isEqualTo(200);

        assertThat(infant.read().get("gender").asText()).isEqualTo("male");
    }

    @ParameterizedTest
    @EnumSource
    void whatASearchFindsIsHeldToItsProfileToo(PatchWay way) throws IOException {
        for (var patch : new String[] {
            "[{\"op\":\"remove\",\"path\":\"/birthDate\"}]",
            "[{\"op\":\"replace\",\"path\":\"/birthDate\",\"value\":\"soon\"}]",
            "[{\"op\":\"add\",\"path\":\"/name/7\",\"value\":{\"family\":\"Chan\"}}]",
            "[{\"op\":\"add\",\"path\":\"/nickname\",\"value\":\"x\"}]",
            "[{\"op\":\"test\",\"path\":\"/gender\",\"value\":\"male\"},{\"op\":\"remove\",\"path\":\"/gender\"}]"
        }) {
            assertThat(way.patch(bySearch, patch, JSON)).as(way.said()).isBetween(400, 499);
            assertThat(way.said()).doesNotContain("java.", "Exception");
        }
        assertThat(infant.read()).isEqualTo(infant.was());
    }

    /** Whoever misspells a member of an operation must not get what is left of it. */
    @ParameterizedTest
    @EnumSource
    void whatAnOperationHasNoMemberForIsRefused(PatchWay way) throws IOException {
        for (var operation : new String[] {
            "{\"op\":\"replace\",\"path\":\"/gender\",\"value\":\"male\",\"vlaue\":\"other\"}",
            "{\"op\":\"replace\",\"path\":\"/gender\",\"value\":\"male\",\"value\":\"other\"}",
            "{\"op\":\"replace\",\"path\":\"/gender\",\"value\":\"male\",\"from\":\"/birthDate\"}",
            "{\"op\":\"replace\",\"path\":\"/gender\"}",
            "{\"op\":\"add\",\"path\":\"/gender\",\"vlaue\":\"male\"}",
            "{\"op\":\"remove\",\"path\":\"/gender\",\"value\":\"female\"}",
            "{\"op\":\"remove\",\"paht\":\"/gender\"}",
            "{\"op\":\"test\",\"path\":\"/gender\"}",
            "{\"op\":\"copy\",\"path\":\"/gender\"}",
            "{\"op\":\"Replace\",\"path\":\"/gender\",\"value\":\"male\"}",
            "{\"path\":\"/gender\",\"value\":\"male\"}",
            "\"replace\""
        }) {
            assertThat(way.patch(infant.reference(), "[" + operation + "]", JSON))
                    .as(operation + way.said())
                    .isEqualTo(400);
        }
        assertThat(infant.read()).isEqualTo(infant.was());
    }

    @ParameterizedTest
    @EnumSource
    void aSearchThatFindsNobodyPatchesNobody(PatchWay way) {
        var nobody = "Patient?identifier=https%3A%2F%2Fhospital.example%2Fmrn%7Cnobody";

        assertThat(way.patch(nobody, "[{\"op\":\"remove\",\"path\":\"/gender\"}]", JSON))
                .as(way.said())
                .isBetween(400, 499);
    }
}
