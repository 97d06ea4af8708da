package org.lactarium.routes.delivery;

import com.fasterxml.jackson.databind.JsonNode;
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
 * How the messages of each feed are read. The data files are read at the start, where a mistake in one stops the start, and
 * again when they change. What a file says of its {@code kind} decides who translates.
 */
public final class Readers {

    private final Feeds feeds;
    private final Map<String, ProfileFile<Speech>> byFeed = new TreeMap<>();

    /** @param files how its result files are divided; null when its peers write none */
    private record Speech(Translator translator, @Nullable ExportedFile files) {}

    Readers(Feeds feeds, ResourceLoader profiles, Lookups lookups) {
        this.feeds = feeds;
        feeds.feeds()
                .forEach((name, feed) -> byFeed.put(
                        name,
                        new ProfileFile<>(
                                name, profiles.getResource(feed.profile()), json -> speech(json, feed, lookups))));
    }

    private static Speech speech(JsonNode json, Feed feed, Lookups lookups) {
        if (json.path("kind").asText().equals("analyser")) {
            AnalyserProfile profile = AnalyserProfile.of(json);
            Translator translator = new AnalyserMessages(new AnalyserTranslator(profile, feed.zone(), lookups::place));
            return new Speech(translator, ExportedFile.of(profile).orElse(null));
        }
        LaboratoryReader reader = new LaboratoryReader(LaboratoryProfile.of(json), feed.zone());
        return new Speech(new LaboratoryMessages(reader, lookups), null);
    }

    private Speech of(String feed) {
        return byFeed.getOrDefault(feed, byFeed.get(Feeds.LABORATORY)).read();
    }

    /** By feed, what is wrong with a data file that was changed and is therefore not used. */
    Map<String, String> mistakes() {
        Map<String, String> mistakes = new TreeMap<>();
        byFeed.forEach((name, file) -> {
            String mistake = file.mistake();
            if (mistake != null) {
                mistakes.put(name, mistake);
            }
        });
        return mistakes;
    }

    /** How the result files of a feed are divided; empty when its peers write none. */
    public Optional<ExportedFile> files(String feed) {
        return byFeed.containsKey(feed) ? Optional.ofNullable(of(feed).files()) : Optional.empty();
    }

    /** A feed that is no longer configured is read as the laboratory feed is. */
    Translator translator(String feed) {
        return of(feed).translator();
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
