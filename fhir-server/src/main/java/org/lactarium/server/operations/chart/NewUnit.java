package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct.BiologicallyDerivedProductCategory;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;

/** Units in the shape the profiles ask for, before they are stored. */
public final class NewUnit {

    private NewUnit() {}

    /** A deposit as the bench gave it, with what the server owns taken out and written anew. */
    public static MilkUnit deposit(
            BiologicallyDerivedProduct given, String donor, @Nullable Double volume, UnitStatus status) {
        var product = given.copy();
        product.setId((String) null);
        product.setMeta(null);
        product.getExtension().removeIf(extension -> Extensions.EXPIRATION_DATE.equals(extension.getUrl()));
        product.getParent().clear();
        product.getCollection().setSource(new Reference(donor));
        var unit = level(product, UnitType.DEPOSIT, "raw").stand(status);
        return volume == null ? unit : unit.hold(volume);
    }

    /** @param volume mL */
    public static MilkUnit pool(String number, Collection<MilkUnit> deposits, double volume) {
        return made(UnitType.POOL, number, deposits, volume, "raw").stand(UnitStatus.REGISTERED);
    }

    /** @param volume mL in all bottles */
    public static MilkUnit batch(String number, MilkUnit pool, double volume, Instant expires, UnitStatus status) {
        return made(UnitType.BATCH, number, List.of(pool), volume, "pasteurised")
                .set(Extensions.EXPIRATION_DATE, Moments.dateTime(expires))
                .stand(status);
    }

    /** @param volume mL */
    public static MilkUnit bottle(String number, MilkUnit batch, double volume, Instant expires, UnitStatus status) {
        return made(UnitType.BOTTLE, number, List.of(batch), volume, "pasteurised")
                .set(Extensions.EXPIRATION_DATE, Moments.dateTime(expires))
                .stand(status);
    }

    /** One feed, which stands where its bottle stands. @param volume mL */
    public static MilkUnit aliquot(String number, MilkUnit bottle, double volume, Instant expires) {
        var feed = made(UnitType.ALIQUOT, number, List.of(bottle), volume, "pasteurised")
                .set(Extensions.EXPIRATION_DATE, Moments.dateTime(expires))
                .stand(bottle.status());
        bottle.location().ifPresent(feed::at);
        return feed;
    }

    /** Writes a step into the unit's own history. */
    public static MilkUnit step(MilkUnit unit, String step, Instant from, @Nullable Instant to, @Nullable String run) {
        var entry = unit.product().addProcessing();
        entry.setProcedure(Coded.concept(Systems.PROCESSING_STEP, step));
        var period = new Period().setStart(Date.from(from));
        entry.setTime(to == null ? period : period.setEnd(Date.from(to)));
        if (run != null) {
            entry.addExtension(new Extension(Extensions.RUN, new Reference(run)));
        }
        return unit;
    }

    private static MilkUnit made(
            UnitType type, String number, Collection<MilkUnit> parents, double volume, String product) {
        var made = new BiologicallyDerivedProduct();
        made.addIdentifier(new Identifier().setSystem(type.identifierSystem()).setValue(number));
        parents.forEach(parent -> made.addParent(new Reference(parent.reference()).setDisplay(parent.display())));
        return level(made, type, product).hold(volume);
    }

    private static MilkUnit level(BiologicallyDerivedProduct product, UnitType type, String code) {
        product.getMeta().getProfile().clear();
        product.getMeta().addProfile(type.profile());
        product.setProductCategory(BiologicallyDerivedProductCategory.FLUID);
        product.setProductCode(Coded.concept(Systems.MILK_PRODUCT, code));
        return new MilkUnit(product).set(Extensions.UNIT_TYPE, Coded.concept(Systems.UNIT_TYPE, type.code()));
    }
}
