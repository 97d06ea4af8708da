package org.lactarium.server.label;

import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bank's own labels. A facility number or GTIN that cannot be one, or a barcode that does not fit the labels, stops the start. */
@Configuration(proxyBeanMethods = false)
class LabelConfiguration {

    @Bean
    Issuer issuer(LabelProperties properties, RuleProfile profile) {
        return new Issuer(
                given(properties.isbt128Fin()),
                given(properties.isbt128Product()),
                given(properties.gs1Gtin()),
                profile.zone());
    }

    @Bean
    LabelPrinter labelPrinter(LabelProperties properties, Issuer issuer) {
        return new LabelPrinter(
                properties.bank(), issuer, properties.size(), properties.barcode(), properties.printerDpi());
    }

    private static @Nullable String given(@Nullable String setting) {
        return setting == null || setting.isBlank() ? null : setting;
    }
}
