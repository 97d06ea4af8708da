package org.lactarium.routes.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.analyser.AnalyserProfile;
import org.lactarium.routes.analyser.AnalyserTranslator;
import org.lactarium.routes.analyser.ExportedFile;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.hl7.CharacterSets;
import org.lactarium.routes.hl7.Text;
import org.lactarium.routes.laboratory.LaboratoryProfile;
import org.lactarium.routes.laboratory.LaboratoryReader;
import org.springframework.core.io.ResourceLoader;

/**
 * How the messages of each feed are read. The data files are read at the start: a mistake in one stops the start. What a file
 * says of its {@code kind} decides who translates.
 */
public final class Readers {

    private final Feeds feeds;
    private final Map<String, Translator> byFeed = new TreeMap<>();
    private final Map<String, ExportedFile> files = new TreeMap<>();

    Readers(Feeds feeds, ResourceLoader profiles, Lookups lookups) {
        this.feeds = feeds;
        feeds.feeds().forEach((name, feed) -> {
            try (InputStream json = profiles.getResource(feed.profile()).getInputStream()) {
                read(name, feed, new ObjectMapper().readTree(json), lookups);
            } catch (IOException e) {
                throw new UncheckedIOException("lactarium.feeds." + name + ".profile cannot be read", e);
            }
        });
    }

    private void read(String name, Feed feed, JsonNode json, Lookups lookups) {
        if (json.path("kind").asText().equals("analyser")) {
            AnalyserProfile profile = AnalyserProfile.of(json);
            byFeed.put(name, new AnalyserMessages(new AnalyserTranslator(profile, feed.zone(), lookups::place)));
            ExportedFile.of(profile).ifPresent(format -> files.put(name, format));
        } else {
            LaboratoryReader reader = new LaboratoryReader(LaboratoryProfile.of(json), feed.zone());
            byFeed.put(name, new LaboratoryMessages(reader, lookups));
        }
    }

    /** How the result files of a feed are divided; empty when its peers write none. */
    public Optional<ExportedFile> files(String feed) {
        return Optional.ofNullable(files.get(feed));
    }

    /** A feed that is no longer configured is read as the laboratory feed is. */
    Translator translator(String feed) {
        return byFeed.getOrDefault(feed, byFeed.get(Feeds.LABORATORY));
    }

    String test(String feed) {
        return translator(feed).test();
    }

    ZoneId zone(String feed) {
        return feeds.named(feed).zone();
    }

    /**
     * Decodes as the feed is configured now, so that a replay sees a corrected override, else as it was found.
     *
     * @return empty when the bytes do not fit the character set
     */
    Optional<String> text(String feedName, byte[] raw, @Nullable String found) {
        Feed feed = feeds.named(feedName);
        Charset charset = found == null || feed.charset() != null
                ? CharacterSets.of(
                        raw, feed.charset(), translator(feedName).charset().orElse(feed.defaultCharset()))
                : Charset.forName(found);
        return Text.decode(raw, charset);
    }
}
