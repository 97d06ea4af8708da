package org.lactarium.server.rulebook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param acknowledgeWithin how long a place that holds recalled milk has to account for it */
@ConfigurationProperties("lactarium.recall")
record RecallProperties(@DefaultValue("2h") Duration acknowledgeWithin) {}
