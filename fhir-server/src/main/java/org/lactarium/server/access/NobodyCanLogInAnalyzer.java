package org.lactarium.server.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which of three settings is missing. */
class NobodyCanLogInAnalyzer extends AbstractFailureAnalyzer<NobodyCanLogInException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NobodyCanLogInException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Set spring.security.oauth2.resourceserver.jwt.issuer-uri to your identity provider, or"
                        + " lactarium.access.clients-file to a file of clients; the demo's logins work only on loopback"
                        + " with the embedded database (lactarium.demo=true).",
                cause);
    }
}
