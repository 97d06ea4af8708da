package org.lactarium.server.rulebook;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param profile name of the rule profile the bank works by: strictest, nice-cg93, hmbana or hkbmb */
@Validated
@ConfigurationProperties("lactarium.rules")
public record RuleProperties(@NotBlank @DefaultValue("strictest") String profile) {}
