package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.NutritionOrder.NutritionOrderEnteralFormulaAdministrationComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.donor.Span;
import org.lactarium.server.feeding.Dose;
import org.lactarium.server.feeding.FeedOrder;
import org.lactarium.server.rule.RuleProfile;

/** Reads what an order for donor milk says: since when and until when, how much, how often, and when it shall be reviewed. */
public final class OrderChart {

    private OrderChart() {}

    public static FeedOrder of(NutritionOrder order, RuleProfile profile) {
        var written = Moments.first(order.getDateTimeElement(), profile.zone());
        var formula = order.getEnteralFormula();
        var all = formula.getAdministration().stream().map(dose -> dose(dose, written, profile));
        var doses = formula.hasAdministration()
                ? all.toList()
                : Stream.of(new Dose(since(Span.ALWAYS, written, profile), null, false, null))
                        .toList();
        return new FeedOrder(
                "NutritionOrder/" + order.getIdElement().getIdPart(),
                Objects.requireNonNullElse(written, Instant.EPOCH),
                doses,
                OrderedVolume.millilitres(formula.getMaxVolumeToDeliver()),
                review(order, profile),
                grams(order));
    }

    public static boolean covers(NutritionOrder order, Instant at, RuleProfile profile) {
        return of(order, profile).covers(at);
    }

    private static Dose dose(
            NutritionOrderEnteralFormulaAdministrationComponent said, @Nullable Instant written, RuleProfile profile) {
        var schedule = said.getSchedule();
        var span = OrderTimes.span(schedule, written, profile.ordering().day(), profile.zone());
        var each = OrderedVolume.millilitres(said.getQuantity());
        var times = TimesADay.of(schedule);
        var rate = said.getRate() instanceof Quantity quantity ? OrderedVolume.millilitres(quantity) : null;
        var inDay = rate != null ? rate : each == null || times == null ? null : Double.valueOf(each * times);
        return new Dose(since(span, written, profile), rate == null ? each : null, said.hasSchedule(), inDay);
    }

    /** Not before it was written, and a little earlier: clocks differ, and an order by word of mouth is written down afterwards. */
    private static Span since(Span said, @Nullable Instant written, RuleProfile profile) {
        var from = said.from() == null || written != null && written.isAfter(said.from()) ? written : said.from();
        return new Span(from == null ? null : from.minus(profile.ordering().early()), said.to());
    }

    private static @Nullable Instant review(NutritionOrder order, RuleProfile profile) {
        var due = order.getExtensionByUrl(Extensions.REVIEW_DATE);
        return due != null && due.getValue() instanceof BaseDateTimeType day ? Moments.last(day, profile.zone()) : null;
    }

    /** The weight it was computed from; null when it does not say. */
    static @Nullable Double grams(NutritionOrder order) {
        var weight = order.getExtensionByUrl(Extensions.DOSING_WEIGHT);
        return weight != null && weight.getValue() instanceof Quantity grams && grams.hasValue()
                ? grams.getValue().doubleValue()
                : null;
    }
}
