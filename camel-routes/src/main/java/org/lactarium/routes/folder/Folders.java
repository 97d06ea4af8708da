package org.lactarium.routes.folder;

import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.mllp.Doors;
import org.lactarium.routes.mllp.FileDoor;

/** Watches the directory of every enabled feed that has one. */
public final class Folders implements CamelContextConfiguration {

    private final Feeds feeds;
    private final Doors doors;
    private final AckLedger ledger;
    private final List<ResultFiles> resultFiles;

    public Folders(Feeds feeds, Doors doors, AckLedger ledger, List<ResultFiles> resultFiles) {
        this.feeds = feeds;
        this.doors = doors;
        this.ledger = ledger;
        this.resultFiles = resultFiles;
    }

    /** Id of the route of a feed's directory. */
    public static String routeId(String feed) {
        return "folder-" + feed;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        feeds.feeds().forEach((name, feed) -> {
            if (feed.folder() != null) {
                doors.ofFiles(name).ifPresent(door -> watch(camel, name, feed, feed.folder(), door));
            }
        });
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {}

    private void watch(CamelContext camel, String name, Feed feed, String folder, FileDoor door) {
        try {
            camel.addRoutes(new FolderRoute(name, feed, Path.of(folder), intake(name, feed, door), ledger));
        } catch (Exception e) {
            throw new IllegalStateException("The folder of the feed " + name + " cannot be watched: " + folder, e);
        }
    }

    private FileIntake intake(String name, Feed feed, FileDoor door) {
        return new FileIntake(
                name,
                door,
                feed.language(),
                resultFiles.stream().filter(files -> files.takes(name)).findFirst());
    }
}
