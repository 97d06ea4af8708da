package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct.BiologicallyDerivedProductStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;

/** A milk unit of the record, read and written by the names the bank uses. Wraps the resource; does not copy it. */
public record MilkUnit(BiologicallyDerivedProduct product) {

    /** {@code BiologicallyDerivedProduct/x}. */
    public String reference() {
        return "BiologicallyDerivedProduct/" + id();
    }

    public static List<String> references(Collection<MilkUnit> units) {
        return units.stream().map(MilkUnit::reference).toList();
    }

    public String id() {
        return product.getIdElement().getIdPart();
    }

    public UnitType type() {
        return code(Extensions.UNIT_TYPE).flatMap(UnitType::of).orElse(UnitType.DEPOSIT);
    }

    /** Where it stands; {@link UnitStatus#ENTERED_IN_ERROR} when the record does not say. */
    public UnitStatus status() {
        return code(Extensions.UNIT_STATUS).flatMap(UnitStatus::of).orElse(UnitStatus.ENTERED_IN_ERROR);
    }

    /** The number on the label; the id when there is none. */
    public String number() {
        var system = type().identifierSystem();
        return product.getIdentifier().stream()
                .filter(identifier -> system.equals(identifier.getSystem()) && identifier.hasValue())
                .filter(identifier -> identifier.getUse() != IdentifierUse.OLD)
                .map(identifier -> identifier.getValue())
                .findFirst()
                .orElseGet(this::id);
    }

    /** Whether this stood on its label once, and does not count any more. */
    public boolean wasNumbered(String number) {
        return product.getIdentifier().stream()
                .anyMatch(
                        identifier -> identifier.getUse() == IdentifierUse.OLD && number.equals(identifier.getValue()));
    }

    /** Gives it another number; the one it has stays, as an old one. */
    public MilkUnit renumber(String number) {
        var system = type().identifierSystem();
        product.getIdentifier().stream()
                .filter(identifier -> system.equals(identifier.getSystem()))
                .forEach(identifier -> identifier.setUse(IdentifierUse.OLD));
        product.addIdentifier(new Identifier().setSystem(system).setValue(number));
        return this;
    }

    /** For people: {@code batch B-26-0117}. */
    public String display() {
        return type().code() + " " + number();
    }

    /** mL; zero when the record does not say. */
    public double volume() {
        return value(Extensions.VOLUME) instanceof Quantity quantity && quantity.hasValue()
                ? quantity.getValue().doubleValue()
                : 0;
    }

    public @Nullable Instant expires() {
        return value(Extensions.EXPIRATION_DATE) instanceof BaseDateTimeType date && date.hasValue()
                ? date.getValue().toInstant()
                : null;
    }

    /** Writes a new last moment of use; one that is later than the old is not written. */
    public MilkUnit expireBy(Instant until) {
        var now = expires();
        return now != null && !until.isBefore(now) ? this : set(Extensions.EXPIRATION_DATE, Moments.dateTime(until));
    }

    /** Writes the last moment of use anew, after what had shortened it was taken back. */
    public MilkUnit expireOn(Instant until) {
        return set(Extensions.EXPIRATION_DATE, Moments.dateTime(until));
    }

    /** The donor of a deposit, {@code Patient/x}; empty text for every other level. */
    public String donor() {
        return Coded.plain(product.getCollection().getSource());
    }

    public @Nullable Instant expressed(ZoneId zone) {
        return product.getCollection().getCollected() instanceof BaseDateTimeType date
                ? Moments.first(date, zone)
                : null;
    }

    /**
     * When it was received, mixed or heated; a bottle was made with its batch. Null when the record does not say.
     *
     * @param parent what it was filled from; null when that is not known
     */
    public @Nullable Instant made(@Nullable MilkUnit parent) {
        return processed() || parent == null ? lastStep() : parent.lastStep();
    }

    /** Whether steps of its own are written on it. */
    boolean processed() {
        return !product.getProcessing().isEmpty();
    }

    /** When the last of its own steps began. */
    @Nullable
    Instant lastStep() {
        return product.getProcessing().stream()
                .filter(step -> step.getTime() instanceof Period period && period.hasStart())
                .map(step -> step.getTimePeriod().getStart().toInstant())
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** When it came through the door, or was made; null when the record does not say. */
    public @Nullable Instant firstStep() {
        return product.getProcessing().stream()
                .filter(step -> step.getTime() instanceof Period period && period.hasStart())
                .map(step -> step.getTimePeriod().getStart().toInstant())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Writes when it was expressed. */
    public MilkUnit expressed(Type when) {
        product.getCollection().setCollected(when);
        return this;
    }

    /** Ids of the units it was made from. */
    public List<String> parents() {
        return product.getParent().stream()
                .map(parent -> parent.getReferenceElement().getIdPart())
                .toList();
    }

    /** Writes where it stands, and what follows from it: only released milk is available. */
    public MilkUnit stand(UnitStatus status) {
        set(Extensions.UNIT_STATUS, Coded.concept(Systems.UNIT_STATUS, status.code()));
        product.setStatus(
                status == UnitStatus.RELEASED
                        ? BiologicallyDerivedProductStatus.AVAILABLE
                        : BiologicallyDerivedProductStatus.UNAVAILABLE);
        return this;
    }

    /** @param volume mL */
    public MilkUnit hold(double volume) {
        set(Extensions.VOLUME, Coded.millilitres(volume));
        product.setQuantity((int) Math.floor(volume));
        return this;
    }

    public Optional<Reference> location() {
        return value(Extensions.CURRENT_LOCATION) instanceof Reference place ? Optional.of(place) : Optional.empty();
    }

    /** Writes where it is now. */
    public MilkUnit at(Reference location) {
        return set(Extensions.CURRENT_LOCATION, location);
    }

    MilkUnit set(String url, Type value) {
        product.getExtension().removeIf(extension -> url.equals(extension.getUrl()));
        product.addExtension(new Extension(url, value));
        return this;
    }

    private @Nullable Type value(String url) {
        var extension = product.getExtensionByUrl(url);
        return extension == null ? null : extension.getValue();
    }

    private Optional<String> code(String url) {
        return value(url) instanceof CodeableConcept concept
                ? concept.getCoding().stream()
                        .filter(coding -> coding.hasCode())
                        .map(coding -> coding.getCode())
                        .findFirst()
                : Optional.empty();
    }
}
