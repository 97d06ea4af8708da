package org.lactarium.routes.folder;

import java.io.File;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperations;

/**
 * Lets a file be read when length and time of change have stood still for a while by our own clock: that of a file server may
 * be wrong. It looks and comes back, so that one file that grows keeps no other waiting.
 */
final class Quiet implements GenericFileExclusiveReadLockStrategy<File> {

    private final long quietNanos;
    private final LongSupplier nanos;
    private final Map<String, Sight> seen = new HashMap<>();
    private long notBefore;
    private boolean putOff;

    Quiet(Duration quiet, LongSupplier nanos) {
        this.quietNanos = quiet.toNanos();
        this.nanos = nanos;
    }

    private record Sight(long length, long changed, long since) {
        boolean isOf(File file) {
            return length == file.length() && changed == file.lastModified();
        }
    }

    /** Nothing is read for so long: what could not be kept must not be overtaken by what comes behind it. */
    synchronized void putOff(Duration pause) {
        notBefore = nanos.getAsLong() + pause.toNanos();
        putOff = true;
    }

    synchronized boolean isQuiet(File file) {
        long now = nanos.getAsLong();
        seen.keySet().removeIf(path -> !new File(path).exists());
        Sight before = seen.get(file.getPath());
        if (before == null || !before.isOf(file)) {
            seen.put(file.getPath(), new Sight(file.length(), file.lastModified(), now));
            return quietNanos == 0;
        }
        return now - before.since() >= quietNanos;
    }

    @Override
    public synchronized boolean acquireExclusiveReadLock(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        if (putOff && nanos.getAsLong() - notBefore < 0) {
            return false;
        }
        putOff = false;
        return isQuiet(file.getFile());
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {}

    @Override
    public void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {}

    @Override
    public void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {}

    @Override
    public void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {}

    @Override
    public void setTimeout(long timeout) {}

    @Override
    public void setCheckInterval(long checkInterval) {}

    @Override
    public void setReadLockLoggingLevel(LoggingLevel readLockLoggingLevel) {}

    @Override
    public void setMarkerFiler(boolean markerFile) {}

    @Override
    public void setDeleteOrphanLockFiles(boolean deleteOrphanLockFiles) {}
}
