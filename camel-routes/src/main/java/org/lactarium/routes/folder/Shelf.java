package org.lactarium.routes.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where a file goes when it was read, and the slip that lies beside it. Both follow from the file alone, so that whoever does it
 * again after a crash does the same.
 */
final class Shelf {

    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final Path folder;

    /** @throws IOException when the directories cannot be made or written */
    Shelf(Path folder) throws IOException {
        this.folder = folder;
        for (String name : new String[] {DONE, FAILED}) {
            Path shelf = Files.createDirectories(folder.resolve(name));
            if (!Files.isWritable(shelf)) {
                throw new IOException("Not writable: " + shelf);
            }
        }
    }

    /** @return where to, relative to the folder */
    String done(Path file) throws IOException {
        return place(DONE, file);
    }

    String failed(Path file, String why) throws IOException {
        String place = place(FAILED, file);
        lay(place + ".why", (why + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        return place;
    }

    /** Whole or not at all: somebody may be waiting for it. */
    void lay(String place, byte[] slip) throws IOException {
        Path target = folder.resolve(place);
        Path begun = target.resolveSibling("." + target.getFileName() + ".part");
        Files.write(begun, slip);
        Files.move(begun, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Another file of the same name keeps its place. */
    private String place(String shelf, Path file) throws IOException {
        String name = file.getFileName().toString();
        Path wanted = folder.resolve(shelf).resolve(name);
        if (!Files.exists(wanted) || Files.mismatch(wanted, file) == -1) {
            return shelf + "/" + name;
        }
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        return shelf + "/" + stem + "-" + digest(file) + (dot <= 0 ? "" : name.substring(dot));
    }

    private static String digest(Path file) throws IOException {
        try (DigestInputStream content =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
