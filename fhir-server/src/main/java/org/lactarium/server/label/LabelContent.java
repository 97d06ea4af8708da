package org.lactarium.server.label;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;

/**
 * What one label says. There is no place in it for a donor's name or an infant's.
 *
 * @param number the number of the unit
 * @param batch number of the batch a bottle belongs to; null when it has none
 * @param volume mL; null when nobody measured it
 * @param donor number of the donor (DID), on a deposit only: it does not leave the bank
 * @param pooled whether the milk is of several donors; null when the record does not say
 * @param nutrients as measured; null when nobody did
 * @param reprint which printing this is after the first; 0 for the first
 */
public record LabelContent(
        UnitType level,
        String number,
        @Nullable String batch,
        @Nullable Double volume,
        Dates dates,
        Standing standing,
        @Nullable String donor,
        @Nullable Boolean pooled,
        @Nullable Nutrients nutrients,
        int reprint) {

    /** Whether the milk may go on its way, is meant for one infant, waits for a decision, or must never be used. */
    public enum Standing {
        FREE,
        FOR_INFANT,
        HOLD,
        NEVER
    }

    public record Dates(@Nullable Instant expressed, @Nullable Instant pasteurised, @Nullable Instant expires) {}

    /** In 100 mL: fat, protein and carbohydrate in g, energy in kcal; null what was not measured. */
    public record Nutrients(
            @Nullable Double fat, @Nullable Double protein, @Nullable Double carbohydrate, @Nullable Double energy) {}

    LabelContent withoutExpiry() {
        var undated = new Dates(dates.expressed(), dates.pasteurised(), null);
        return new LabelContent(level, number, batch, volume, undated, standing, donor, pooled, nutrients, reprint);
    }

    LabelContent withoutBatch() {
        return new LabelContent(level, number, null, volume, dates, standing, donor, pooled, nutrients, reprint);
    }

    public LabelContent {
        if (donor != null && level != UnitType.DEPOSIT) {
            throw new IllegalArgumentException("a donor's number stands on a deposit only");
        }
    }
}
