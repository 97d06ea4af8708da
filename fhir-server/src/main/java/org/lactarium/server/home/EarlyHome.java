package org.lactarium.server.home;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Takes the home and starts the embedded PostgreSQL as soon as the configuration is read, so that the database comes
 * up on one processor while Spring reads classes on another.
 */
public final class EarlyHome implements ApplicationListener<SpringApplicationEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(EarlyHome.class);

    private @Nullable Taken taken;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
            take(prepared);
        } else if (event instanceof ApplicationFailedEvent && taken != null) {
            taken.release();
        }
    }

    private void take(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        String directory = environment.getProperty("lactarium.home");
        if (directory == null) {
            return;
        }
        LactariumHome home = LactariumHome.take(Path.of(directory));
        CompletableFuture<EmbeddedDatabase> database = environment.getProperty("spring.datasource.url") == null
                ? CompletableFuture.supplyAsync(() -> EmbeddedDatabase.start(home))
                : null;
        Taken begun = new Taken(home, database);
        taken = begun;
        event.getBootstrapContext()
                .addCloseListener(closed ->
                        closed.getApplicationContext().getBeanFactory().registerSingleton("takenHome", begun));
    }

    /**
     * What was begun before there was a context to hold it.
     *
     * @param database absent when the database is external
     */
    record Taken(LactariumHome home, @Nullable CompletableFuture<EmbeddedDatabase> database) {

        /** Leaves nothing running behind a start that failed; what the context has closed already stays closed. */
        void release() {
            try {
                if (database != null) {
                    database.join().close();
                }
                home.close();
            } catch (CompletionException | IOException nothingToClose) {
                LOG.debug("The home was not in use", nothingToClose);
            }
        }

        EmbeddedDatabase awaitDatabase() {
            try {
                return java.util.Objects.requireNonNull(database).join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
