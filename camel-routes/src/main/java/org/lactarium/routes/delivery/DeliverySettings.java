package org.lactarium.routes.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code lactarium.delivery.*}.
 *
 * @param workers messages delivered at the same time; each holds one database connection while it works. 0 delivers nothing
 * @param poll how often to look for work that another process brought or that has waited long enough
 */
@Validated
@ConfigurationProperties("lactarium.delivery")
public record DeliverySettings(@DefaultValue("2") @Min(0) @Max(32) int workers, @DefaultValue("500ms") Duration poll) {}
