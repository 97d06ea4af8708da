package org.lactarium.routes.delivery;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.hl7.CharacterSets;
import org.lactarium.routes.hl7.Reading;
import org.lactarium.routes.hl7.Text;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.laboratory.LaboratoryReader;
import org.springframework.core.io.ResourceLoader;

/**
 * How the messages of each feed are read. The data files are read at the start, where a mistake in one stops the start, and
 * again when they change.
 */
public final class Readers {

    private final Feeds feeds;
    private final Map<String, ProfileFile> byFeed = new TreeMap<>();

    Readers(Feeds feeds, ResourceLoader files) {
        this.feeds = feeds;
        feeds.feeds()
                .forEach((name, feed) ->
                        byFeed.put(name, new ProfileFile(name, files.getResource(feed.profile()), feed.zone())));
    }

    /** A feed that is no longer configured is read as the laboratory feed is. */
    LaboratoryReader reader(String feed) {
        return byFeed.getOrDefault(feed, byFeed.get(Feeds.LABORATORY)).reader();
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

    /** Decodes as the feed is configured now, so that a replay sees a corrected override, else as it was found. */
    Reading read(String feedName, byte[] raw, @Nullable String found) {
        Feed feed = feeds.named(feedName);
        Charset charset = found == null || feed.charset() != null
                ? CharacterSets.of(raw, feed.charset(), feed.defaultCharset())
                : Charset.forName(found);
        Optional<String> text = Text.decode(raw, charset);
        return text.isPresent()
                ? V2Message.read(text.get())
                : new Reading.Unreadable("The bytes are not " + charset.name());
    }
}
