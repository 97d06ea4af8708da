package org.lactarium.routes.mllp;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Delimiters;
import org.lactarium.routes.hl7.Segment;

/**
 * An HL7 acknowledgement, written with the delimiters of the message it answers. Built by hand, because the usual
 * generators always say AA and forget the character set.
 *
 * @param code AA, AE, AR, CA, CE or CR
 * @param sentence what is wrong, for a person; null when nothing is
 * @param error what is wrong, for a program; said when there is a sentence
 */
record Acknowledgement(String code, @Nullable String sentence, ErrorCode error) {

    private static final int LONGEST_SENTENCE = 250;
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");

    /**
     * @param msh header of the message answered; null when it has none
     * @param ownId control id of the acknowledgement itself
     */
    String answering(@Nullable Segment msh, OffsetDateTime now, String ownId) {
        Segment header = msh == null ? new Segment("MSH", List.of(), Delimiters.STANDARD) : msh;
        return text(header, type(header), now, ownId);
    }

    /** The response to a question (RSP^K11): what was found stands behind the acknowledgement. */
    String responding(Segment msh, OffsetDateTime now, String ownId, List<String> segments) {
        String text = text(msh, coded(msh.by(), "RSP", "K11", "RSP_K11"), now, ownId);
        return segments.isEmpty() ? text : text + String.join("\r", segments) + "\r";
    }

    private String text(Segment header, String type, OffsetDateTime now, String ownId) {
        Delimiters by = header.by();
        StringBuilder text = new StringBuilder();
        append(text, by, header(header, type, now, ownId));
        String plain = sentence == null ? "" : plain(sentence, by);
        append(text, by, "MSA", code, header.field(10).raw(), plain);
        if (sentence != null && hasErrorCodes(version(header))) {
            append(text, by, "ERR", "", error.place(by), error.coded(by), "E", "", "", "", plain);
        }
        return text.toString();
    }

    /** A sentence may quote a code: what would divide it is taken out, and MSA-3 is not a place for a letter. */
    private static String plain(String sentence, Delimiters by) {
        StringBuilder plain = new StringBuilder();
        String dividing = "" + by.field() + by.component() + by.repetition() + by.escape() + by.subcomponent();
        sentence.codePoints()
                .limit(LONGEST_SENTENCE)
                .map(c -> Character.isISOControl(c) || dividing.indexOf(c) >= 0 ? ' ' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String type(Segment msh) {
        String trigger = msh.field(9).component(2);
        return trigger.isEmpty() || version(msh).compareTo("2.3") < 0 ? "ACK" : coded(msh.by(), "ACK", trigger, "ACK");
    }

    private static String[] header(Segment msh, String type, OffsetDateTime now, String ownId) {
        Delimiters by = msh.by();
        String encoding = "" + by.component() + by.repetition() + by.escape() + by.subcomponent();
        return new String[] {
            "MSH",
            encoding,
            msh.field(5).raw(),
            msh.field(6).raw(),
            msh.field(3).raw(),
            msh.field(4).raw(),
            now.format(TIME),
            "",
            type,
            ownId,
            msh.field(11).isEmpty() ? "P" : msh.field(11).raw(),
            version(msh),
            "",
            "",
            "",
            "",
            "",
            msh.field(18).raw()
        };
    }

    private static String version(Segment msh) {
        return msh.field(12).isEmpty() ? "2.5.1" : msh.field(12).raw();
    }

    /** ERR has its codes and sentences since 2.5. */
    private static boolean hasErrorCodes(String version) {
        return version.compareTo("2.5") >= 0;
    }

    private static String coded(Delimiters by, String... components) {
        return String.join(String.valueOf(by.component()), components);
    }

    private static void append(StringBuilder text, Delimiters by, String... fields) {
        int last = fields.length;
        while (last > 1 && fields[last - 1].isEmpty()) {
            last--;
        }
        text.append(String.join(String.valueOf(by.field()), java.util.Arrays.copyOf(fields, last)))
                .append('\r');
    }
}
