package org.lactarium.server.operations;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.donation.IntakeDecision;

/**
 * A container as it was handed to {@code $receive}. What it says of itself is understood, or refused with 400; nothing is read as
 * something else, and what the server writes by itself is not taken from a client.
 *
 * @param number on its label
 * @param volume mL; null when it says none
 */
record GivenDeposit(BiologicallyDerivedProduct product, String number, @Nullable Double volume) {

    /** mL; no container that a mother hands over holds ten litres. */
    private static final double MOST = 10_000;

    static GivenDeposit of(BiologicallyDerivedProduct given) {
        sayOnce(given);
        beRaw(given);
        return new GivenDeposit(given, number(given), volume(given));
    }

    /** What people call it, as far as that can be read. */
    static Optional<String> called(Ask deposit) {
        return deposit.optionalResource("unit", BiologicallyDerivedProduct.class).stream()
                .flatMap(given -> given.getIdentifier().stream())
                .map(Identifier::getValue)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    private static void sayOnce(BiologicallyDerivedProduct given) {
        var said = new HashSet<String>();
        given.getExtension().stream()
                .filter(extension -> !said.add(String.valueOf(extension.getUrl())))
                .findFirst()
                .ifPresent(twice -> {
                    throw Refusals.bad("parameter unit says twice what its extension " + twice.getUrl() + " says once");
                });
    }

    private static void beRaw(BiologicallyDerivedProduct given) {
        if (given.hasProcessing() || given.hasParent()) {
            throw Refusals.bad("parameter unit is a deposit: it has no processing and no parent yet,"
                    + " the server writes what becomes of it");
        }
        var type = value(given, Extensions.UNIT_TYPE);
        if (otherThan(type, Systems.UNIT_TYPE, UnitType.DEPOSIT.code())
                || otherThan(given.getProductCode(), Systems.MILK_PRODUCT, "raw")) {
            throw Refusals.bad("parameter unit must be a deposit of raw milk");
        }
        if (given.hasExtension(Extensions.EXPIRATION_DATE)) {
            throw Refusals.bad("parameter unit says until when it is good, which the server works out by itself");
        }
        var stands = given.getExtensionsByUrl(Extensions.UNIT_STATUS);
        if (stands.stream().anyMatch(said -> !isGivenAtTheDoor(said.getValue()))) {
            throw Refusals.bad(
                    "parameter unit says where it stands, which the server writes by itself: of a bag that comes in"
                            + " it is registered, quarantine or rejected");
        }
    }

    private static boolean isGivenAtTheDoor(@Nullable Type status) {
        return status instanceof CodeableConcept concept
                && Arrays.stream(IntakeDecision.values())
                        .anyMatch(decision -> concept.hasCoding(
                                Systems.UNIT_STATUS, decision.status().code()));
    }

    private static boolean otherThan(@Nullable Type said, String system, String code) {
        return said != null
                && !said.isEmpty()
                && !(said instanceof CodeableConcept concept && concept.hasCoding(system, code));
    }

    private static String number(BiologicallyDerivedProduct given) {
        var numbers = given.getIdentifier().stream()
                .filter(identifier -> Systems.UNIT_ID.equals(identifier.getSystem()))
                .filter(identifier -> identifier.getUse() != IdentifierUse.OLD)
                .map(Identifier::getValue)
                .filter(value -> value != null && !value.isBlank())
                .toList();
        if (numbers.size() != 1) {
            throw Refusals.bad("a deposit needs one identifier in " + Systems.UNIT_ID);
        }
        return numbers.get(0);
    }

    private static @Nullable Double volume(BiologicallyDerivedProduct given) {
        var said = value(given, Extensions.VOLUME);
        var volume = said == null ? null : (Double) Ask.millilitres("unit: its volume", said);
        if (volume != null && given.hasQuantity() && given.getQuantity() != Math.floor(volume)) {
            throw Refusals.bad("parameter unit says two volumes: its quantity is not its volume in mL, rounded down");
        }
        var one = volume == null && given.hasQuantity() ? Double.valueOf(given.getQuantity()) : volume;
        if (one != null && one > MOST) {
            throw Refusals.bad("parameter unit holds more than a container can");
        }
        return one != null && one == 0 ? null : one;
    }

    private static @Nullable Type value(BiologicallyDerivedProduct given, String url) {
        var extension = given.getExtensionByUrl(url);
        return extension == null ? null : extension.getValue();
    }
}
