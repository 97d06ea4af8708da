package org.lactarium.routes.dispatch;

import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The laboratories that are sent orders, {@code lactarium.orders.<laboratory>.*}. There is none without configuration, and then
 * nothing is noticed either.
 *
 * @param orders by name of the laboratory
 */
@Validated
@ConfigurationProperties("lactarium")
public record Laboratories(@Valid @Nullable Map<String, Laboratory> orders) {

    public Laboratories {
        orders = orders == null ? Map.of() : Map.copyOf(orders);
    }

    /** Whether anybody is sent orders at all. */
    public boolean any() {
        return !orders().isEmpty();
    }
}
