package org.lactarium.server.gate;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pages of which servers may call the record from a browser.
 *
 * @param allowedOrigins as in {@code https://ward.example}; {@code *} is any
 * @param maxAge how long a browser may remember the answer
 */
@ConfigurationProperties("lactarium.cors")
record Origins(@DefaultValue List<String> allowedOrigins, @DefaultValue("1h") Duration maxAge) {}
