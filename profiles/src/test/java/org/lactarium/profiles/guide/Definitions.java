package org.lactarium.profiles.guide;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/** Everything the package defines, and the examples, in order of their file names. */
record Definitions(List<Resource> all, List<DomainResource> examples) {

    private static final IParser JSON = FhirContext.forR4Cached().newJsonParser();

    static Definitions committed() {
        return new Definitions(
                read("src/main/resources/fhir"),
                read("src/main/resources/examples").stream()
                        .map(DomainResource.class::cast)
                        .toList());
    }

    <T extends Resource> List<T> every(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    StructureDefinition structure(String id) {
        return every(StructureDefinition.class).stream()
                .filter(structure -> structure.getIdPart().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Profiles of resources; not extensions. */
    List<StructureDefinition> profiles() {
        return every(StructureDefinition.class).stream()
                .filter(structure -> !structure.getType().equals("Extension"))
                .toList();
    }

    List<StructureDefinition> extensions() {
        return every(StructureDefinition.class).stream()
                .filter(structure -> structure.getType().equals("Extension"))
                .toList();
    }

    private static List<Resource> read(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .map(Definitions::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource parse(Path file) {
        try {
            return (Resource) JSON.parseResource(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
