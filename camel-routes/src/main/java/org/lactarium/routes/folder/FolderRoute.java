package org.lactarium.routes.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExpressionBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileConfiguration;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.AckOutcome;
import org.lactarium.routes.mllp.FileDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One watched directory. Camel finds the files and moves them; a file moves only after what stands in it is committed. */
final class FolderRoute extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(FolderRoute.class);

    /** Names under which senders write before they rename, and what editors and file servers leave behind. */
    private static final String UNFINISHED =
            "(?i)[.~].*|.*\\.(tmp|temp|part|partial|filepart|crdownload|writing|swp|lock)|.*~";

    private static final String PLACE = "lactarium.place";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 500;

    private final String name;
    private final Feed feed;
    private final Path folder;
    private final FileIntake intake;
    private final AckLedger ledger;
    private final Quiet quiet;
    private final Shelf shelf;

    FolderRoute(String name, Feed feed, Path folder, FileIntake intake, AckLedger ledger) throws IOException {
        this.name = name;
        this.feed = feed;
        this.folder = folder;
        this.intake = intake;
        this.ledger = ledger;
        this.quiet = new Quiet(feed.folderQuiet(), System::nanoTime);
        this.shelf = new Shelf(folder);
    }

    @Override
    public void configure() {
        from(endpoint())
                .routeId(Folders.routeId(name))
                .errorHandler(noErrorHandler())
                .process(this::take);
    }

    /** Put together by hand, because the names of directories and files are other people's and no address of ours. */
    private FileEndpoint endpoint() {
        GenericFileConfiguration configuration = new GenericFileConfiguration();
        configuration.setDirectory(folder.toAbsolutePath().toString());
        FileEndpoint endpoint =
                new FileEndpoint("file://" + name, getContext().getComponent("file", FileComponent.class));
        endpoint.setCamelContext(getContext());
        endpoint.setFile(folder.toAbsolutePath().toFile());
        endpoint.setConfiguration(configuration);
        endpoint.setExclude(UNFINISHED);
        endpoint.setExclusiveReadLockStrategy(quiet);
        // the oldest first, or a correction would overtake what it corrects
        endpoint.setSorter(Comparator.<GenericFile<File>>comparingLong(GenericFile::getLastModified)
                .thenComparing(GenericFile::getFileName));
        endpoint.setMove(ExpressionBuilder.exchangePropertyExpression(PLACE));
        endpoint.setDelay(POLL_MILLIS);
        endpoint.setInitialDelay(0);
        endpoint.setExceptionHandler(new Unmoved(name));
        return endpoint;
    }

    private void take(Exchange exchange) throws IOException {
        GenericFile<?> found = exchange.getIn().getBody(GenericFile.class);
        Path file = ((File) found.getFile()).toPath();
        Optional<FileDoor.Failed> refused = intake.refuse(Files.size(file));
        FileDoor.Fate fate = refused.isPresent() ? refused.get() : intake.take(Files.readAllBytes(file));
        if (fate instanceof FileDoor.Done done) {
            exchange.setProperty(PLACE, putAway(file, done));
        } else if (fate instanceof FileDoor.Failed failed) {
            LOG.warn("{}: a file could not be read and was moved to failed/; beside it stands why", name);
            exchange.setProperty(PLACE, shelf.failed(file, failed.why()));
        } else {
            quiet.putOff(PATIENCE);
            // the exception leaves the file where it is
            throw new IOException("The inbox is away");
        }
    }

    private String putAway(Path file, FileDoor.Done done) throws IOException {
        String place = shelf.done(file);
        if (feed.folderAnswers() && done.answers().length > 0) {
            shelf.lay(place + ".ack", done.answers());
            done.kept().forEach(message -> ledger.record(message, AckOutcome.SENT));
        }
        return place;
    }
}
