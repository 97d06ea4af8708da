package org.lactarium.server.home;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Takes the home and starts the embedded PostgreSQL as soon as the configuration is read, so that the database comes
 * up on one processor while Spring reads classes on another.
 */
public final class EarlyHome implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        String directory = environment.getProperty("lactarium.home");
        if (directory == null) {
            return;
        }
        LactariumHome home = LactariumHome.take(Path.of(directory));
        CompletableFuture<EmbeddedDatabase> database = environment.getProperty("spring.datasource.url") == null
                ? CompletableFuture.supplyAsync(() -> EmbeddedDatabase.start(home))
                : null;
        Taken taken = new Taken(home, database);
        event.getBootstrapContext()
                .addCloseListener(closed ->
                        closed.getApplicationContext().getBeanFactory().registerSingleton("takenHome", taken));
    }

    /**
     * What was begun before there was a context to hold it.
     *
     * @param database absent when the database is external
     */
    record Taken(LactariumHome home, @Nullable CompletableFuture<EmbeddedDatabase> database) {

        EmbeddedDatabase awaitDatabase() {
            try {
                return java.util.Objects.requireNonNull(database).join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
