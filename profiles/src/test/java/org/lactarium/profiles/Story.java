package org.lactarium.profiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DomainResource;

/** The examples: one donor, her milk, and the infant fed with it. */
final class Story {

    /** Stands before every id, so that the examples find each other. */
    private static final String BASE = "https://bank.lactarium.org/fhir/";

    private Story() {}

    static Stream<Path> files() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/examples"))) {
            return files.sorted(Comparator.naturalOrder()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<DomainResource> told() {
        return files().map(Story::read).toList();
    }

    static DomainResource read(Path file) {
        try {
            return (DomainResource) Validation.FHIR.newJsonParser().parseResource(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it at once, so that every reference is followed to what it names. */
    static Bundle whole() {
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        for (DomainResource resource : told()) {
            bundle.addEntry()
                    .setFullUrl(BASE + resource.fhirType() + "/"
                            + resource.getIdElement().getIdPart())
                    .setResource(resource);
        }
        return bundle;
    }
}
