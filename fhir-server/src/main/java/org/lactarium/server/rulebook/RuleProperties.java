package org.lactarium.server.rulebook;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param profile the rule profile the bank works by: strictest, nice-cg93, hmbana, hkbmb, or {@code file:} and the path of
 *     the bank's own
 */
@Validated
@ConfigurationProperties("lactarium.rules")
public record RuleProperties(@NotBlank @DefaultValue("strictest") String profile) {}
