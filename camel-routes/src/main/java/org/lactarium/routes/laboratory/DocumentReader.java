package org.lactarium.routes.laboratory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/**
 * The report as people read it: embedded (ED), pointed to (RP), or written in lines (TX, FT), which may stand in one OBX, in
 * its repetitions, or in several OBX of one code and sub-id.
 */
record DocumentReader(LaboratoryProfile profile, Head head) {

    private static final Pattern WEB = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    List<Report.Document> read(OrderGroup group) {
        List<Report.Document> documents = new ArrayList<>();
        Map<String, List<Segment>> written = new LinkedHashMap<>();
        for (OrderGroup.Observed observed : group.results()) {
            Segment obx = observed.result();
            if (stands(group.request(), obx) && head.isDocument(profile, obx)) {
                switch (obx.field(2).value()) {
                    case "ED" -> documents.add(embedded(obx.field(5), title(obx)));
                    case "RP" -> documents.add(pointedTo(obx.field(5), title(obx)));
                    case "NM", "SN", "CE", "CWE", "CNE", "CF" ->
                        throw new Unclear(Reason.DOCUMENT_UNREADABLE, "A number or a code stands where a text belongs");
                    default ->
                        written.computeIfAbsent(
                                        obx.field(3).value() + "\u001f"
                                                + obx.field(4).value(),
                                        key -> new ArrayList<>())
                                .add(obx);
                }
            }
        }
        written.values().forEach(lines -> documents.add(lines(lines)));
        return documents;
    }

    /** A document that is announced or was taken back is not shown; the history keeps it. */
    private static boolean stands(Segment request, Segment obx) {
        String letter = Statuses.letter(request, obx);
        return !Statuses.NOT_A_RESULT.contains(letter)
                && Statuses.ofResult(letter)
                        .filter(Statuses.WITHDRAWN::contains)
                        .isEmpty();
    }

    private Report.Document embedded(Field value, String title) {
        String type = profile.documents().types().get(value.component(3));
        if (type == null) {
            type = profile.documents().types().get(value.component(2));
        }
        if (type == null) {
            throw new Unclear(
                    Reason.DOCUMENT_UNREADABLE,
                    "A document is of a type that is not taken",
                    new Unmapped("OBX-5", value.component(3), value.component(2), "ED"));
        }
        return new Report.Document(type, within(bytes(value.component(4), value.component(5))), null, title);
    }

    private static byte[] bytes(String encoding, String data) {
        try {
            return switch (encoding.toLowerCase(java.util.Locale.ROOT)) {
                case "base64" -> Base64.getDecoder().decode(data.replaceAll("\\s", ""));
                case "hex" -> HexFormat.of().parseHex(data.replaceAll("\\s", ""));
                case "a", "" -> data.getBytes(StandardCharsets.UTF_8);
                default -> throw new Unclear(Reason.DOCUMENT_UNREADABLE, "ED-4 names an encoding HL7 does not have");
            };
        } catch (IllegalArgumentException e) {
            throw new Unclear(Reason.DOCUMENT_UNREADABLE, "A document is not in the encoding it says it is in");
        }
    }

    private Report.Document pointedTo(Field value, String title) {
        if (!WEB.matcher(value.value()).matches()) {
            throw new Unclear(Reason.DOCUMENT_UNREADABLE, "A document is pointed to by what is no web address");
        }
        return new Report.Document(profile.documents().types().get(value.component(4)), null, value.value(), title);
    }

    private Report.Document lines(List<Segment> written) {
        String text = written.stream()
                .flatMap(obx -> obx.field(5).repetitions().stream())
                .map(Field::text)
                .collect(Collectors.joining("\n"));
        return new Report.Document(
                "text/plain; charset=utf-8",
                within(text.getBytes(StandardCharsets.UTF_8)),
                null,
                title(written.get(0)));
    }

    private byte[] within(byte[] bytes) {
        if (bytes.length == 0) {
            throw new Unclear(Reason.DOCUMENT_UNREADABLE, "A document is empty");
        }
        if (bytes.length > profile.documents().limit()) {
            throw new Unclear(
                    Reason.DOCUMENT_UNREADABLE,
                    "A document has " + bytes.length + " bytes; "
                            + profile.documents().limit() + " are taken");
        }
        return bytes;
    }

    private static String title(Segment obx) {
        return Codes.text(obx.field(3));
    }
}
