package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lactarium.routes.hl7.V2Message;

/**
 * Message on the left, transaction on the right: {@code golden/*.hl7} and its {@code .json}. Every lot, donor and specimen
 * a message names is on record under its own number. {@code -Dlactarium.golden=write} writes the right side anew.
 */
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static Stream<String> messages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hl7"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void becomesTheTransactionBesideIt(String name) throws IOException {
        String message = Files.readString(FOLDER.resolve(name + ".hl7"), StandardCharsets.UTF_8);
        String json = FhirContext.forR4Cached()
                        .newJsonParser()
                        .setPrettyPrint(true)
                        .encodeResourceToString(mapped(message).transaction())
                + "\n";
        Path golden = FOLDER.resolve(name + ".json");
        if ("write".equals(System.getProperty("lactarium.golden"))) {
            Files.writeString(golden, json);
        }
        assertThat(json).isEqualTo(Files.readString(golden));
    }

    private static Translation.Mapped mapped(String text) {
        V2Message message = (V2Message) V2Message.read(text);
        LaboratoryReader reader = new LaboratoryReader(LaboratoryProfile.byDefault(), ZoneId.of("Asia/Hong_Kong"));
        List<Report> reports = ((Understanding.Understood) reader.read(message)).reports();
        return (Translation.Mapped) LaboratoryTranslator.translate(
                reports, reports.stream().map(GoldenTest::onRecord).toList());
    }

    private static Placement onRecord(Report report) {
        List<Placement.Subject> subjects = new ArrayList<>();
        Claim claim = report.claim();
        claim.lots().forEach(lot -> subjects.add(milk(lot)));
        claim.donors().forEach(donor -> subjects.add(new Placement.Subject("Patient/" + donor, "donor " + donor)));
        if (subjects.isEmpty()) {
            claim.specimens().forEach(specimen -> subjects.add(milk("of-" + specimen)));
        }
        boolean registered = claim.lots().isEmpty() && claim.donors().isEmpty();
        return new Placement(
                subjects,
                registered ? "Specimen/" + claim.specimens().get(0) : null,
                claim.orders().isEmpty()
                        ? null
                        : "ServiceRequest/" + claim.orders().get(0),
                null);
    }

    private static Placement.Subject milk(String lot) {
        return new Placement.Subject("BiologicallyDerivedProduct/" + lot, "batch " + lot);
    }
}
