package org.lactarium.routes.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code lactarium.outbox.*}.
 *
 * @param poll how often to look for orders in the record, and for messages that have waited long enough
 * @param overlap how far to look back behind what was seen: longer than any transaction of the record takes to commit
 * @param alarmAge a message that has waited longer raises the alarm
 * @param keep how long the text of what was taken is kept
 */
@ConfigurationProperties("lactarium.outbox")
public record OutboxSettings(
        @DefaultValue("5s") Duration poll,
        @DefaultValue("10m") Duration overlap,
        @DefaultValue("10m") Duration alarmAge,
        @DefaultValue("400d") Duration keep) {}
