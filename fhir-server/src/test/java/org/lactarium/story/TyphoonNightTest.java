package org.lactarium.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

class TyphoonNightTest {

    private final LactariumServer server = LactariumServer.shared();

    @Test
    void theNightPlaysAsItIsTold() {
        var begin = Instant.now();
        String told = play("en");
        assertThat(told)
                .contains("[donor-unknown]")
                .contains("acknowledged AA")
                .contains("[same-signer]")
                .contains("outcome: released")
                .contains("[culture-over-limit]")
                .contains("[infant-consent-missing]")
                .contains("decision: ok")
                .contains("decision: stop")
                .contains("└─ ")
                .endsWith("not one was fed that should not have been.\n");
        var left = leftSince(begin);
        assertThat(left)
                .extracting(Resource::fhirType)
                .contains("BiologicallyDerivedProduct", "Observation", "Provenance");
        assertThat(left).allSatisfy(resource -> assertThat(server.answers().faults(resource))
                .isEmpty());
    }

    @Test
    void theNightIsToldInTraditionalChineseToo() {
        assertThat(play("zh-HK")).contains("母乳庫的一夜", "結果：released", "捐贈者").doesNotContain("The coordinator");
    }

    @Test
    void saysSoWhenThereIsNoServer() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Story.play(
                new String[] {"--base=http://127.0.0.1:" + LactariumServer.freePort()},
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Start it first");
    }

    /** Everything of every type, the last versions of it. */
    private List<Resource> leftSince(Instant begin) {
        var client = server.client("demo");
        return client
                .capabilities()
                .ofType(CapabilityStatement.class)
                .execute()
                .getRestFirstRep()
                .getResource()
                .stream()
                .map(type -> client.search()
                        .byUrl(type.getType() + "?_count=500&_lastUpdated=ge" + begin)
                        .returnBundle(Bundle.class)
                        .execute())
                .flatMap(found -> found.getEntry().stream())
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    private String play(String language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Story.play(
                new String[] {
                    "--lang=" + language, "--base=" + server.base(), "--mllp=127.0.0.1:" + server.laboratoryPort()
                },
                new PrintStream(out, true, StandardCharsets.UTF_8));
        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(told).isZero();
        return told;
    }
}
