package org.lactarium.routes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What goes wrong with a message on its way, by chance: up to four things at once. */
record Mutation(Random random) {

    /** A broken payload that can still stand in a frame of its own. */
    byte[] of(byte[] seed) {
        byte[] broken = seed;
        for (int i = random.nextInt(4); i >= 0; i--) {
            broken = switch (random.nextInt(8)) {
                case 0 -> flipBytes(broken);
                case 1 -> cut(broken);
                case 2 -> shuffleSegments(broken);
                case 3 -> replace(broken, "|^~&\\".charAt(random.nextInt(5)), "^|~\\".charAt(random.nextInt(4)));
                case 4 -> replaceLineEnds(broken);
                case 5 -> swapFields(broken);
                case 6 -> inAnotherCharset(broken);
                default -> repeatAPiece(broken);
            };
        }
        return withoutFraming(broken);
    }

    /** A frame that is cut, runs on, has no end, an end too early, two messages, or something before it. */
    byte[] frame(byte[] payload) {
        byte[] whole = MllpPeer.frame(payload);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
            case 1 -> Arrays.copyOf(whole, whole.length - 1);
            case 2 -> Arrays.copyOf(whole, whole.length - 2);
            case 3 -> joined(whole, whole);
            case 4 -> joined(bytes("noise\r\n"), whole);
            case 5 -> joined(Arrays.copyOf(whole, random.nextInt(whole.length)), whole);
            default -> joined(whole, flipBytes(whole));
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private byte[] inAnotherCharset(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.getBytes(
                java.nio.charset.Charset.forName(List.of("Big5-HKSCS", "GB18030", "ISO-8859-1", "UTF-16BE", "UTF-16")
                        .get(random.nextInt(5))));
    }

    private byte[] flipBytes(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int i = 0; changed.length > 0 && i < 3; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(i == 0 ? 256 : 128);
        }
        return changed;
    }

    private byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private byte[] shuffleSegments(byte[] bytes) {
        List<String> segments = new ArrayList<>(List.of(text(bytes).split("\r")));
        Collections.shuffle(segments.subList(Math.min(1, segments.size()), segments.size()), random);
        return bytes(String.join("\r", segments) + "\r");
    }

    private byte[] swapFields(byte[] bytes) {
        List<String> fields = new ArrayList<>(List.of(text(bytes).split("\\|", -1)));
        if (fields.size() > 2) {
            Collections.swap(fields, random.nextInt(fields.size()), random.nextInt(fields.size()));
        }
        return bytes(String.join("|", fields));
    }

    private byte[] repeatAPiece(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(bytes.length - from + 1);
        ByteArrayOutputStream repeated = new ByteArrayOutputStream();
        repeated.writeBytes(bytes);
        for (int i = random.nextInt(5); i > 0; i--) {
            repeated.write(bytes, from, to - from);
        }
        return repeated.toByteArray();
    }

    private static byte[] replace(byte[] bytes, char what, char by) {
        return bytes(text(bytes).replace(what, by));
    }

    private byte[] replaceLineEnds(byte[] bytes) {
        return bytes(text(bytes).replace("\r", List.of("\n", "\r\n", "", "\r\r").get(random.nextInt(4))));
    }

    /** A frame cannot carry the bytes that end it. */
    private static byte[] withoutFraming(byte[] bytes) {
        return bytes(text(bytes).replace('\u000b', ' ').replace('\u001c', ' '));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
