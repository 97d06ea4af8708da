package org.lactarium.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * Rebuilds HL7's package hl7.fhir.r4.core#4.0.1 from a Maven jar, since neither Maven Central nor npm carries it, and
 * lays empty stand-ins for packages that tools look up without needing them. Half a minute; done once.
 */
final class R4CorePackage {

    private static final List<String> SOURCES = List.of(
            "profile/profiles-types.xml",
            "profile/profiles-resources.xml",
            "profile/profiles-others.xml",
            "extension/extension-definitions.xml",
            "valueset/valuesets.xml",
            "valueset/v2-tables.xml",
            "valueset/v3-codesystems.xml",
            "sp/search-parameters.json");

    private static final List<String> STAND_INS = List.of(
            "hl7.terminology.r4#5.1.0",
            "hl7.fhir.uv.tools.r4#0.0.1",
            "hl7.fhir.uv.extensions.r4#0.0.1",
            "hl7.fhir.xver-extensions#0.1.0");

    private final Path core;
    private final IParser json;
    private final List<String> index = new ArrayList<>();

    private R4CorePackage(Path core, FhirContext fhir) {
        this.core = core;
        this.json = fhir.newJsonParser();
    }

    /** Argument: the packages folder of a FHIR cache. */
    public static void main(String[] args) throws IOException {
        installIn(Path.of(args[0]));
    }

    static void installIn(Path packages) throws IOException {
        for (String standIn : STAND_INS) {
            manifest(packages.resolve(standIn), standIn);
        }
        Path done = packages.resolve("hl7.fhir.r4.core#4.0.1");
        if (Files.exists(done)) {
            return;
        }
        Path half = packages.resolve("r4-core-being-built");
        new R4CorePackage(manifest(half, "hl7.fhir.r4.core#4.0.1"), Validation.FHIR).write();
        Files.move(half, done, StandardCopyOption.ATOMIC_MOVE);
    }

    private void write() throws IOException {
        for (String source : SOURCES) {
            for (Bundle.BundleEntryComponent entry : read(source).getEntry()) {
                write(entry.getResource());
            }
        }
        Files.writeString(
                core.resolve(".index.json"), "{\"index-version\":1,\"files\":[" + String.join(",", index) + "]}");
    }

    private Bundle read(String source) throws IOException {
        IParser parser = source.endsWith(".json") ? Validation.FHIR.newJsonParser() : Validation.FHIR.newXmlParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Bundle.class.getResourceAsStream("/org/hl7/fhir/r4/model/" + source)),
                StandardCharsets.UTF_8)) {
            return parser.parseResource(Bundle.class, reader);
        }
    }

    private void write(Resource resource) throws IOException {
        String id = resource.getIdElement().getIdPart();
        String name = resource.fhirType() + "-" + id + ".json";
        if (id == null || Files.exists(core.resolve(name))) {
            return;
        }
        if (resource instanceof DomainResource told) {
            told.setText(null);
        }
        resource.setId(id);
        Files.writeString(core.resolve(name), json.encodeResourceToString(resource));
        if (resource instanceof MetadataResource definition) {
            index.add(line(name, definition));
        }
    }

    private static String line(String name, MetadataResource definition) {
        String kind = definition instanceof StructureDefinition structure
                ? ",\"kind\":\"%s\",\"type\":\"%s\""
                        .formatted(structure.getKind().toCode(), structure.getType())
                : "";
        String version = definition.hasVersion() ? ",\"version\":\"" + definition.getVersion() + "\"" : "";
        return "{\"filename\":\"%s\",\"resourceType\":\"%s\",\"id\":\"%s\",\"url\":\"%s\"%s%s}"
                .formatted(
                        name,
                        definition.fhirType(),
                        definition.getIdElement().getIdPart(),
                        definition.getUrl(),
                        version,
                        kind);
    }

    private static Path manifest(Path folder, String nameAndVersion) throws IOException {
        String[] parts = nameAndVersion.split("#");
        Path content = Files.createDirectories(folder.resolve("package"));
        Files.writeString(
                content.resolve("package.json"),
                "{\"name\":\"%s\",\"version\":\"%s\",\"type\":\"%s\",\"canonical\":\"http://hl7.org/fhir\",\"url\":\"http://hl7.org/fhir/R4\",\"fhirVersions\":[\"4.0.1\"],\"dependencies\":{}}"
                        .formatted(parts[0], parts[1], parts[0].endsWith("core") ? "fhir.core" : "fhir.ig"));
        return content;
    }
}
