package org.lactarium.server.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A rule profile word for word, as it was written; what decisions are explained by years later.
 *
 * @param place where it was found, for messages: {@code strictest}, {@code file:/etc/lactarium/bank.yaml}
 * @param yaml the whole file
 */
public record ProfileText(String place, String yaml) {

    private static final String FILE = "file:";

    /**
     * @param place a name, for {@code /rules/<name>.yaml} on the class path, or {@code file:} and a path
     * @throws IllegalArgumentException when nothing is there
     */
    public static ProfileText at(String place) {
        try {
            return new ProfileText(place, place.startsWith(FILE) ? ofFile(place) : ofClassPath(place));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("rule profile " + place + " cannot be read", unreadable);
        }
    }

    /** The same words have the same digest (SHA-256, hex), wherever they stand. */
    public String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String ofFile(String place) throws IOException {
        var path = place.startsWith("file:/") ? Path.of(URI.create(place)) : Path.of(place.substring(FILE.length()));
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("no rule profile at " + place);
        }
        return Files.readString(path);
    }

    private static String ofClassPath(String name) throws IOException {
        var path = "/rules/" + name + ".yaml";
        try (InputStream file = ProfileText.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("no rule profile at " + path + " on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
