package org.lactarium.server.rulebook;

import java.time.Clock;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The figures this bank works by, read once; a profile that its schema does not allow stops the start. */
@Configuration(proxyBeanMethods = false)
class RulebookConfiguration {

    @Bean
    ProfileText ruleProfileText(RuleProperties properties) {
        return ProfileText.at(properties.profile());
    }

    @Bean
    RuleProfile ruleProfile(ProfileText text) {
        return RuleProfileFile.read(text);
    }

    @Bean
    Sentences sentences(RuleProfile profile) {
        return new Sentences(profile.zone());
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
