package org.lactarium.server.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param poll how often to look for timers that are due */
@ConfigurationProperties("lactarium.timers")
record TimerProperties(@DefaultValue("5s") Duration poll) {}
