package org.lactarium.profiles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.validation.ValidationEngine;

/**
 * HL7's own validation engine over the packed package, with no terminology server and no network. It keeps its packages
 * under user.home, which the build points into target.
 */
final class Hl7Engine {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    private final ValidationEngine engine;

    private Hl7Engine(ValidationEngine engine) {
        this.engine = engine;
    }

    static Hl7Engine start() throws IOException, URISyntaxException {
        if (!HOME.toString().contains("target")) {
            throw new IllegalStateException("user.home must lie in target: run through Maven or set it");
        }
        R4CorePackage.installIn(HOME.resolve(".fhir/packages"));
        ValidationEngine engine = new ValidationEngine.ValidationEngineBuilder()
                .withVersion("4.0.1")
                .withNoTerminologyServer()
                .withCanRunWithoutTerminologyServer(true)
                .fromSource("hl7.fhir.r4.core#4.0.1");
        engine.getIgLoader()
                .loadIg(
                        engine.getIgs(),
                        engine.getBinaries(),
                        "target/classes/packages/org.lactarium.milkbank.tgz",
                        false);
        return new Hl7Engine(engine);
    }

    List<OperationOutcomeIssueComponent> issues(String json) throws Exception {
        return engine.validate(
                        FhirFormat.JSON, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), List.of())
                .getIssue();
    }
}
