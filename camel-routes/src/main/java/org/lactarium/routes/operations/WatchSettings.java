package org.lactarium.routes.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code lactarium.intake.*}.
 *
 * @param alarmAge a message that has waited longer raises the alarm
 * @param keepDelivered how long a delivered or dismissed message is kept; a resend after that is taken for a new message (and still lands
 *     on the same resources)
 * @param keepQuarantined how long a message that waits for a person is kept
 * @param keepForeign how long what can carry no result is kept: what was answered AR because it belongs elsewhere, and acknowledgements
 * @param watchInterval how often to look
 */
@ConfigurationProperties("lactarium.intake")
record WatchSettings(
        @DefaultValue("10m") Duration alarmAge,
        @DefaultValue("400d") Duration keepDelivered,
        @DefaultValue("3650d") Duration keepQuarantined,
        @DefaultValue("30d") Duration keepForeign,
        @DefaultValue("30s") Duration watchInterval) {}
