package org.lactarium.routes.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which character set a message is written in. It must be known before the text is split, because the second byte of a
 * Big5 character may be the code of a delimiter.
 */
public final class CharacterSets {

    /** HL7 table 0211. */
    private static final Map<String, String> TABLE_0211 = Map.ofEntries(
            Map.entry("ASCII", "US-ASCII"),
            Map.entry("UNICODE", "UTF-8"),
            Map.entry("UNICODE UTF-8", "UTF-8"),
            Map.entry("UNICODE UTF-16", "UTF-16"),
            Map.entry("UNICODE UTF-32", "UTF-32"),
            Map.entry("BIG-5", "Big5-HKSCS"),
            Map.entry("BIG5", "Big5-HKSCS"),
            Map.entry("GB 18030-2000", "GB18030"),
            Map.entry("CNS 11643-1992", "x-EUC-TW"));

    private CharacterSets() {}

    /** Those in which laboratories here write what is not ASCII, declared or not. */
    static List<Charset> inUse() {
        return List.of(
                StandardCharsets.UTF_8,
                Charset.forName("Big5-HKSCS"),
                Charset.forName("GB18030"),
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE);
    }

    /** A byte order mark, then the override, then what MSH-18 says, then the default of the feed. */
    public static Charset of(byte[] raw, @Nullable Charset override, Charset otherwise) {
        return markedBy(raw)
                .or(() -> Optional.ofNullable(override))
                .or(() -> declaredBy(raw))
                .orElse(otherwise);
    }

    /** What MSH-18 says for a character set; empty for ASCII, which needs no word. */
    public static String declaring(Charset charset) {
        return switch (charset.name()) {
            case "US-ASCII" -> "";
            case "UTF-8" -> "UNICODE UTF-8";
            case "Big5-HKSCS" -> "BIG-5";
            case "GB18030" -> "GB 18030-2000";
            default -> charset.name().replace("ISO-8859-", "8859/");
        };
    }

    private static Optional<Charset> markedBy(byte[] raw) {
        if (startsWith(raw, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(raw, 0xFE, 0xFF) || startsWith(raw, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        if (startsWith(raw, 0, 'M', 0, 'S')) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(raw, 'M', 0, 'S', 0) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static boolean startsWith(byte[] raw, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (raw.length <= i || (raw[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> declaredBy(byte[] raw) {
        // all the sets that can be declared this far agree on ASCII
        return V2Message.findHeader(new String(raw, StandardCharsets.ISO_8859_1))
                .map(msh -> msh.field(18).value().toUpperCase(Locale.ROOT))
                .flatMap(CharacterSets::named)
                .filter(CharacterSets::agreesOnAscii);
    }

    /** A header that could be read byte by byte is not written in the set it names when that has other bytes for it. */
    private static boolean agreesOnAscii(Charset set) {
        return new String("MSH".getBytes(StandardCharsets.US_ASCII), set).equals("MSH");
    }

    /** A name of HL7 table 0211 or one that Java knows. */
    static Optional<Charset> named(String name) {
        String known = TABLE_0211.getOrDefault(name, name.startsWith("8859/") ? "ISO-8859-" + name.substring(5) : name);
        try {
            return known.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(known));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
