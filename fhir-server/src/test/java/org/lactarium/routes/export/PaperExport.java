package org.lactarium.routes.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.lactarium.routes.analyser.AnalyserProfile;
import org.lactarium.routes.analyser.ExportedFile;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.inbox.Arrival;

/** The first look at a file that an analyser exported, without a folder: as {@link ExportDoor} takes it. */
public final class PaperExport {

    private static final ExportedFile FILE = file();

    private PaperExport() {}

    public static List<Arrival> arrivals(String name, Feed feed, byte[] file, Instant now) {
        return ExportDoor.arrivals(name, feed, FILE, file, "paper", now);
    }

    private static ExportedFile file() {
        try (InputStream json = PaperExport.class.getResourceAsStream("/analyser/exported-csv.json")) {
            return ExportedFile.of(AnalyserProfile.of(new ObjectMapper().readTree(json)))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
