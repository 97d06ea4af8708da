package org.lactarium.server.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds what one machine keeps, locked for as long as this program lives.
 *
 * <p>The lock belongs to the process, so a killed program leaves a home that the next start can take.
 */
public final class LactariumHome implements AutoCloseable {

    private final Path directory;
    private final FileChannel channel;

    private LactariumHome(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * @throws HomeInUseException when another running Lactarium holds this home
     */
    public static LactariumHome take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("lactarium.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                String holder = read(channel);
                channel.close();
                throw new HomeInUseException(directory, holder);
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(
                    Long.toString(ProcessHandle.current().pid())));
            channel.force(true);
            return new LactariumHome(directory.toAbsolutePath().normalize(), channel);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot use " + directory + " as LACTARIUM_HOME; is it a writable directory?", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(32);
        channel.read(content, 0);
        return StandardCharsets.UTF_8.decode(content.flip()).toString().trim();
    }

    public Path directory() {
        return directory;
    }

    public Path resolve(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
