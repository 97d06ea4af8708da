package org.lactarium.server.home;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the person at the terminal what to do, instead of a stack trace. */
class HomeInUseAnalyzer extends AbstractFailureAnalyzer<HomeInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HomeInUseException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Stop that one first, or start this one on a directory of its own: LACTARIUM_HOME=/another/directory.",
                cause);
    }
}
