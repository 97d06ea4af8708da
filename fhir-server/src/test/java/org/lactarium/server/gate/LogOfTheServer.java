package org.lactarium.server.gate;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** What the threads that serve requests write into the log meanwhile. */
final class LogOfTheServer extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /** Java's and the database's words, which are nobody's business outside. */
    static final Pattern PROGRAM = Pattern.compile(
            "(?:java|jakarta|org\\.(?:hibernate|springframework|postgresql|apache)|com\\.(?:github|fasterxml|ctc)|ca\\.uhn)\\.[A-Za-z.]*[A-Z]"
                    + "|Exception|\\bat [a-z.]+\\(|SELECT |JDBC|HFJ_|Cannot invoke|URLDecoder|<html");

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Queue<ILoggingEvent> written = new ConcurrentLinkedQueue<>();

    static LogOfTheServer watched() {
        var log = new LogOfTheServer();
        log.setContext(ROOT.getLoggerContext());
        log.start();
        ROOT.addAppender(log);
        return log;
    }

    @Override
    protected void append(ILoggingEvent line) {
        if (line.getThreadName().contains("exec")) {
            written.add(line);
        }
    }

    List<String> stackTraces() {
        return written.stream()
                .filter(line -> line.getThrowableProxy() != null)
                .map(line -> line.getLoggerName() + ": " + line.getFormattedMessage() + " "
                        + line.getThrowableProxy().getClassName())
                .toList();
    }

    List<String> lines() {
        return written.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        ROOT.detachAppender(this);
        stop();
    }
}
