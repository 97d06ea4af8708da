package org.lactarium.routes.laboratory;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.lactarium.routes.hl7.V2Message;

/** The messages on the left side, and what becomes of them when everything they name is on record under its own number. */
final class Goldens {

    static final Path FOLDER = Path.of("src/test/resources/golden");

    /** After every time in them. */
    static final Instant ARRIVAL = Instant.parse("2026-12-31T00:00:00Z");

    private static final LaboratoryReader READER =
            new LaboratoryReader(LaboratoryProfile.byDefault(), ZoneId.of("Asia/Hong_Kong"));

    private Goldens() {}

    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hl7"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> segments(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".hl7")).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static V2Message message(List<String> segments) {
        return (V2Message) V2Message.read(String.join("\r", segments));
    }

    /** The message with one field set; a header counts its separator as field 1, which is left alone, as is MSH-2. */
    static List<String> with(List<String> segments, int segment, int field, String text) {
        List<String> fields =
                new ArrayList<>(Arrays.asList(segments.get(segment).split("\\|", -1)));
        int index = fields.get(0).equals("MSH") ? Math.max(field - 1, 2) : field;
        while (fields.size() <= index) {
            fields.add("");
        }
        fields.set(index, text);
        List<String> changed = new ArrayList<>(segments);
        changed.set(segment, String.join("|", fields));
        return changed;
    }

    /** FHIR JSON of the transaction, or the reason why there is none. */
    static String outcome(List<String> segments) {
        Translation translation = translation(message(segments));
        if (translation instanceof Translation.Mapped mapped) {
            return json(mapped.transaction());
        }
        if (translation instanceof Translation.Partly partly) {
            return partly.held().reason() + ": " + partly.held().detail() + "\n" + json(partly.transaction());
        }
        return translation instanceof Quarantined held
                ? held.reason() + ": " + held.detail()
                : ((Translation.NotForTheRecord) translation).reason().code();
    }

    static String json(Bundle transaction) {
        return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(transaction)
                + "\n";
    }

    static Translation translation(V2Message message) {
        return translation(READER.read(message, ARRIVAL));
    }

    static Translation translation(Understanding understanding) {
        return understanding instanceof Understanding.Understood understood
                ? LaboratoryTranslator.translate(
                        understood,
                        understood.reports().stream().map(Goldens::onRecord).toList())
                : (Translation) understanding;
    }

    static Placement onRecord(Report report) {
        List<Placement.Subject> subjects = new ArrayList<>();
        Claim claim = report.claim();
        claim.lots().forEach(lot -> subjects.add(milk(lot)));
        claim.donors().forEach(donor -> subjects.add(new Placement.Subject("Patient/" + donor, "donor " + donor)));
        if (subjects.isEmpty()) {
            claim.specimens().forEach(specimen -> subjects.add(milk("of-" + specimen)));
        }
        return new Placement(
                subjects,
                Claim.NOTHING,
                claim.specimens().isEmpty()
                        ? null
                        : "Specimen/" + claim.specimens().get(0),
                claim.orders().isEmpty()
                        ? null
                        : "ServiceRequest/" + claim.orders().get(0),
                null,
                false,
                Set.of());
    }

    private static Placement.Subject milk(String lot) {
        return new Placement.Subject("BiologicallyDerivedProduct/" + lot, "batch " + lot);
    }
}
