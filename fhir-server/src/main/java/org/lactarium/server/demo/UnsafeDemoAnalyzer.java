package org.lactarium.server.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which setting to take back. */
class UnsafeDemoAnalyzer extends AbstractFailureAnalyzer<UnsafeDemoException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeDemoException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Leave lactarium.demo out, and give the bank's own logins in lactarium.access.clients-file or an"
                        + " external issuer in spring.security.oauth2.resourceserver.jwt.issuer-uri.",
                cause);
    }
}
