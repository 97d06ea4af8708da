package org.lactarium.routes.folder;

import java.util.List;
import java.util.Optional;
import org.lactarium.routes.inbox.Kept;
import org.lactarium.routes.mllp.FileDoor;
import org.lactarium.routes.quarantine.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a file to whoever can read it: as results when the feed has such files, else as HL7. */
final class FileIntake {

    private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

    private final String feed;
    private final FileDoor door;
    private final Language language;
    private final Optional<ResultFiles> resultFiles;

    FileIntake(String feed, FileDoor door, Language language, Optional<ResultFiles> resultFiles) {
        this.feed = feed;
        this.door = door;
        this.language = language;
        this.resultFiles = resultFiles;
    }

    FileDoor.Fate take(byte[] file) {
        return resultFiles.map(files -> results(files, file)).orElseGet(() -> door.take(file));
    }

    /** Such a file is not read at all. */
    Optional<FileDoor.Failed> refuse(long bytes) {
        return door.isTooLong(bytes) ? Optional.of(door.tooLong()) : Optional.empty();
    }

    /** Nobody waits for an acknowledgement of results that are not HL7. */
    private FileDoor.Fate results(ResultFiles files, byte[] file) {
        try {
            List<Kept> kept = files.take(feed, file, FileDoor.PEER);
            return kept.stream().noneMatch(result -> result.ackCode().equals("AA"))
                    ? new FileDoor.Failed(language.say(
                            "Messages " + kept.stream().map(Kept::id).toList() + " of the message log say why."))
                    : new FileDoor.Done(new byte[0], kept.stream().map(Kept::id).toList());
        } catch (RuntimeException e) {
            // the text of a database error may quote the row: its class says enough
            LOG.error("{}: a file could not be kept ({})", feed, e.getClass().getSimpleName());
            return new FileDoor.Again();
        }
    }
}
