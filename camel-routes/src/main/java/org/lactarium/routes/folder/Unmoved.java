package org.lactarium.routes.folder;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file stays where it is and is tried again. The class of what happened is said; its words may name the file, and that somebody. */
record Unmoved(String feed) implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Unmoved.class);

    @Override
    public void handleException(Throwable exception) {
        Throwable cause = exception.getCause() == null ? exception : exception.getCause();
        LOG.warn(
                "{}: a file stays in the folder and is tried again ({})",
                feed,
                cause.getClass().getSimpleName());
    }

    @Override
    public void handleException(@Nullable String message, Throwable exception) {
        handleException(exception);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable exception) {
        handleException(exception);
    }
}
