package org.lactarium.server.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleProfile;

/** The figures of orders and feeds; files older than these keys bind nobody by them. */
final class OrderFigures {

    private final JsonNode figures;

    private OrderFigures(JsonNode figures) {
        this.figures = figures;
    }

    static RuleProfile.Ordering read(JsonNode figures) {
        var reader = new OrderFigures(figures);
        var day = reader.time("order.day");
        var early = reader.time("feed.early");
        var infants = reader.number("feed.infants");
        return new RuleProfile.Ordering(
                reader.number("order.tolerance"),
                day == null ? Duration.ofHours(24) : day,
                reader.time("order.review-grace"),
                reader.number("order.highest"),
                reader.number("order.weight-lowest"),
                reader.number("order.weight-highest"),
                early == null ? Duration.ZERO : early,
                infants == null ? null : infants.intValue());
    }

    private @Nullable Duration time(String key) {
        var value = figures.path(key).path("value");
        return value.isTextual() ? Duration.parse(value.asText()) : null;
    }

    private @Nullable Double number(String key) {
        var value = figures.path(key).path("value");
        return value.isNumber() ? value.asDouble() : null;
    }
}
