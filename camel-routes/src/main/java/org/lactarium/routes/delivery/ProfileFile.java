package org.lactarium.routes.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

/**
 * The data file of one feed. It is read again when it was changed; a mistake in the new one leaves the old one standing, and
 * is said once in the log and for as long as it is there in {@code GET /intake/unmapped}.
 */
final class ProfileFile<T> {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileFile.class);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String feed;
    private final Resource file;
    private final @Nullable Path path;
    private final Function<JsonNode, T> understood;
    private volatile Read<T> read;

    /** @param mistake why what is in the file now is not used; null when it is */
    private record Read<T>(T reader, String stamp, @Nullable String mistake) {}

    /** Reads it for the first time: a mistake stops the start. */
    ProfileFile(String feed, Resource file, Function<JsonNode, T> understood) {
        this.feed = feed;
        this.file = file;
        this.understood = understood;
        try {
            this.path = file.isFile() ? file.getFile().toPath() : null;
            String stamp = stamp();
            this.read = new Read<>(fresh(), stamp, null);
        } catch (IOException e) {
            throw new UncheckedIOException("lactarium.feeds." + feed + ".profile cannot be read", e);
        }
    }

    T read() {
        if (!stamp().equals(read.stamp())) {
            readAgain();
        }
        return read.reader();
    }

    @Nullable
    String mistake() {
        read();
        return read.mistake();
    }

    private synchronized void readAgain() {
        String stamp = stamp();
        if (stamp.equals(read.stamp())) {
            return;
        }
        try {
            read = new Read<>(fresh(), stamp, null);
            LOG.info("feed {}: the data file was changed and is used from now on", feed);
        } catch (IOException | RuntimeException e) {
            String mistake = e instanceof IllegalArgumentException ? e.getMessage() : "The file cannot be read";
            read = new Read<>(read.reader(), stamp, mistake);
            LOG.warn("feed {}: the data file was changed and is not used: {}", feed, mistake);
        }
    }

    private T fresh() throws IOException {
        try (InputStream json = file.getInputStream()) {
            return understood.apply(MAPPER.readTree(json));
        }
    }

    /** Changes whenever the file does; always the same for what is packed into the program. */
    private String stamp() {
        try {
            return path == null ? "packed" : Files.getLastModifiedTime(path) + " " + Files.size(path);
        } catch (IOException e) {
            return "gone";
        }
    }
}
