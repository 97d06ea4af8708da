package org.lactarium.server.operations;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rulebook.Sentences;
import org.springframework.stereotype.Component;

/**
 * A finding in words for people: what the rules know by a reference is called as the bank calls it. A donor is called by her
 * number and never by her name; an infant, and what has no name, by the id alone.
 */
@Component
public class Spoken {

    private static final Pattern REFERENCE =
            Pattern.compile("\\b([A-Z][a-z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/\\w+)?");

    private final Sentences sentences;
    private final MilkRecord record;

    Spoken(Sentences sentences, MilkRecord record) {
        this.sentences = sentences;
        this.record = record;
    }

    /** What was found wrong, and what to do. */
    public String of(Finding finding, Locale language) {
        return sentences.of(named(finding), language);
    }

    String satisfied(Finding finding, Locale language) {
        return sentences.satisfied(named(finding), language);
    }

    /** For whoever reads it later, in both languages. */
    public String inBoth(Finding finding) {
        return of(finding, Locale.ENGLISH) + " · " + of(finding, Locale.CHINESE);
    }

    private Finding named(Finding finding) {
        return new Finding(
                finding.rule(), finding.arguments().stream().map(this::named).toList());
    }

    private Object named(Object argument) {
        return argument instanceof String text
                ? REFERENCE
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(name(found.group(1), found.group(2))))
                : argument;
    }

    private String name(String type, String id) {
        var name =
                switch (type) {
                    case "BiologicallyDerivedProduct" ->
                        of(BiologicallyDerivedProduct.class, id, milk -> new MilkUnit(milk).number());
                    case "Device" ->
                        of(Device.class, id, device -> device.getDeviceNameFirstRep()
                                .getName());
                    case "Location" -> of(Location.class, id, Location::getName);
                    case "Patient" -> of(Patient.class, id, Spoken::donorNumber);
                    case "Practitioner" -> of(Practitioner.class, id, Spoken::name);
                    default -> null;
                };
        return Objects.requireNonNullElse(name, id);
    }

    private <T extends Resource> @Nullable String of(Class<T> type, String id, Called<T> called) {
        return record.read(type, id)
                .map(called::by)
                .filter(name -> !name.isBlank())
                .orElse(null);
    }

    private interface Called<T> {
        @Nullable
        String by(T resource);
    }

    private static @Nullable String donorNumber(Patient person) {
        return person.getIdentifier().stream()
                .filter(identifier -> Systems.DONOR_ID.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String name(Practitioner person) {
        var name = person.getNameFirstRep();
        return name.hasText() ? name.getText() : name.getNameAsSingleString();
    }
}
