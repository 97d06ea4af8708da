package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;

/** The small datatypes of FHIR in the bank's own spelling. */
public final class Coded {

    private Coded() {}

    public static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    /** @param volume mL */
    public static Quantity millilitres(double volume) {
        return new Quantity()
                .setValue(volume)
                .setUnit("mL")
                .setSystem(Systems.UCUM)
                .setCode("mL");
    }

    /** A reference to milk where R4 does not allow one. */
    public static Reference alternate(MilkUnit unit) {
        var reference = new Reference().setDisplay(unit.display());
        reference.addExtension(new Extension(Extensions.ALTERNATE_REFERENCE, new Reference(unit.reference())));
        return reference;
    }

    /** What {@link #alternate} wrote, as {@code Type/id}; empty text when there is none. */
    public static String alternate(Reference reference) {
        var extension = reference.getExtensionByUrl(Extensions.ALTERNATE_REFERENCE);
        return extension != null && extension.getValue() instanceof Reference other ? plain(other) : "";
    }

    /** {@code Type/id} without version or base; empty text when the reference names no resource. */
    public static String plain(Reference reference) {
        var id = reference.getReferenceElement();
        return id.hasIdPart() ? id.toUnqualifiedVersionless().getValue() : "";
    }

    public static List<String> references(List<Reference> references) {
        return references.stream().map(Coded::plain).toList();
    }

    public static boolean has(CodeableConcept concept, String system, String code) {
        return concept.hasCoding(system, code);
    }

    /** The codes of one concept, whatever their systems. */
    static Set<String> codes(CodeableConcept concept) {
        return concept.getCoding().stream().map(Coding::getCode).collect(Collectors.toSet());
    }

    static String label(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        List<Coding> codings = concept.getCoding();
        return codings.stream()
                .filter(Coding::hasDisplay)
                .map(Coding::getDisplay)
                .findFirst()
                .orElseGet(() -> codings.isEmpty() ? "?" : codings.get(0).getCode());
    }
}
