package org.lactarium.routes.export;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lactarium.routes.analyser.ControlId;
import org.lactarium.routes.analyser.ExportedFile;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.folder.ResultFiles;
import org.lactarium.routes.hl7.CharacterSets;
import org.lactarium.routes.hl7.Text;
import org.lactarium.routes.inbox.Arrival;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.Kept;
import org.lactarium.routes.quarantine.Reason;

/** Keeps a result file row by row. When it returns, every row is committed; when it throws, the file may come again. */
public final class ExportDoor implements ResultFiles {

    private static final String TYPE = "CSV";

    private final Feeds feeds;
    private final Function<String, Optional<ExportedFile>> formats;
    private final Inbox inbox;
    private final Clock clock;

    /** @param formats by feed; empty for a feed whose analysers write no files */
    public ExportDoor(Feeds feeds, Function<String, Optional<ExportedFile>> formats, Inbox inbox, Clock clock) {
        this.feeds = feeds;
        this.formats = formats;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public boolean takes(String feed) {
        return Optional.ofNullable(feeds.feeds().get(feed))
                        .filter(Feed::enabled)
                        .isPresent()
                && formats.apply(feed).isPresent();
    }

    /** Such a file is not taken at all. */
    public boolean isTooLong(String feed, int bytes) {
        return bytes > feeds.named(feed).maxMessageSize();
    }

    /**
     * @param peer where it came from, for the message log; no file name, which may name people
     * @return one for each row; one alone for a file that cannot be divided, which is held
     */
    @Override
    public List<Kept> take(String feedName, byte[] file, String peer) {
        ExportedFile format = formats.apply(feedName).orElseThrow();
        return arrivals(feedName, feeds.named(feedName), format, file, peer, clock.instant()).stream()
                .map(inbox::keep)
                .toList();
    }

    static List<Arrival> arrivals(
            String feedName, Feed feed, ExportedFile format, byte[] file, String peer, Instant now) {
        Charset charset = CharacterSets.of(file, feed.charset(), format.charset());
        Optional<String> text = Text.decode(file, charset);
        if (text.isEmpty()) {
            return List.of(whole(feedName, peer, now, file, charset, format, Reason.UNDECODABLE_TEXT));
        }
        List<ExportedFile.Message> rows = format.messages(text.get());
        if (rows.isEmpty()) {
            return List.of(whole(feedName, peer, now, file, charset, format, Reason.BROKEN_STRUCTURE));
        }
        return rows.stream()
                .map(row -> new Arrival(
                        feedName,
                        peer,
                        now,
                        row.text().getBytes(charset),
                        charset.name(),
                        header(format, row.controlId()),
                        row.sample().isEmpty() ? "" : "specimen:" + row.sample(),
                        row.sample().isEmpty() ? List.of() : List.of(row.sample()),
                        "AA",
                        null,
                        null))
                .toList();
    }

    private static Arrival whole(
            String feed, String peer, Instant now, byte[] file, Charset charset, ExportedFile format, Reason fault) {
        String id = ControlId.of("FILE", file);
        String detail = fault == Reason.UNDECODABLE_TEXT
                ? "The file is not " + charset.name()
                : "It is no table with the titles of the profile and a row below them";
        return new Arrival(
                feed, peer, now, file, charset.name(), header(format, id), "", List.of(), "AE", fault.code(), detail);
    }

    private static Arrival.Header header(ExportedFile format, String controlId) {
        return new Arrival.Header(format.sender(), "", "", "", "", TYPE, controlId, "", "");
    }
}
