package org.lactarium.routes.orders;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lactarium.routes.hl7.CharacterSets;
import org.lactarium.routes.hl7.Draft;

/** Writes an order as the message that the laboratory's data file asks for. */
public final class OrderWriter {

    private static final Pattern WORD = Pattern.compile("\\{([a-z]+)}");

    private final OrderProfile profile;
    private final ZoneId zone;
    private final Charset charset;

    public OrderWriter(OrderProfile profile, ZoneId zone, Charset charset) {
        this.profile = profile;
        this.zone = zone;
        this.charset = charset;
    }

    /** A digest of what the order says, whenever and under whatever control id: two messages that ask for the same have the same. */
    public String content(OrderSheet sheet) {
        return OrderNotice.digest(message(sheet, Control.NEW, "", "", Instant.EPOCH));
    }

    /**
     * @param filler the laboratory's own number for the order; empty before it gave one
     * @param controlId MSH-10
     */
    public String message(OrderSheet sheet, Control control, String filler, String controlId, Instant now) {
        Map<String, Draft> segments = new TreeMap<>();
        segments.put("MSH", header(controlId, now));
        segments.put("PID", subject(sheet.subject()));
        segments.put("ORC", order(sheet, control, filler));
        segments.put("OBR", request(sheet, filler));
        if (profile.form().hasSpecimenSegment(profile.version())) {
            segments.put("TQ1", Draft.of("TQ1").field(1, "1").field(9, sheet.priority()));
            if (sheet.specimen() != null) {
                segments.put("SPM", specimen(sheet.specimen(), sheet.test()));
                if (!sheet.specimen().container().isEmpty()) {
                    segments.put(
                            "SAC", Draft.of("SAC").field(3, sheet.specimen().container()));
                }
            }
        }
        asTheDataFileSays(segments, sheet.words(filler));
        return inOrder(segments, sheet.notes());
    }

    private Draft header(String controlId, Instant now) {
        OrderProfile.Parties parties = profile.parties();
        return Draft.of("MSH")
                .field(3, parties.sendingApplication())
                .field(4, parties.sendingFacility())
                .field(5, parties.receivingApplication())
                .field(6, parties.receivingFacility())
                .field(7, now.atZone(zone).format(Moments.TO_THE_SECOND))
                .field(9, profile.form().type(profile.version()))
                .field(10, controlId)
                .field(11, profile.processingId())
                .field(12, profile.version())
                .field(18, CharacterSets.declaring(charset));
    }

    private Draft subject(OrderSheet.Subject subject) {
        Draft pid = Draft.of("PID").field(1, "1");
        if (!subject.isDonor()) {
            // milk stands as a pseudo-patient: the way back, a result, carries it the same way
            return pid.field(
                            3,
                            subject.number(),
                            "",
                            "",
                            profile.milk().authority(),
                            profile.milk().type())
                    .field(5, "MILK", subject.number(), "", "", "", "", "U");
        }
        pid.field(
                        3,
                        subject.number(),
                        "",
                        "",
                        profile.donor().authority(),
                        profile.donor().type())
                .field(7, subject.birthDate())
                .field(8, subject.sex());
        return subject.family().isEmpty() && subject.given().isEmpty()
                // table 0200: a coded name that keeps the person unknown
                ? pid.field(5, "DONOR", subject.number(), "", "", "", "", "S")
                : pid.field(5, subject.family(), subject.given(), "", "", "", "", "L");
    }

    private Draft order(OrderSheet sheet, Control control, String filler) {
        Draft orc = Draft.of("ORC")
                .field(1, control.code())
                .field(2, sheet.placer(), profile.namespace())
                .field(3, filler)
                .field(9, sheet.ordered());
        return timedByTq1() ? orc : orc.field(7, "", "", "", "", "", sheet.priority());
    }

    private Draft request(OrderSheet sheet, String filler) {
        OrderProfile.Test test = sheet.test();
        Draft obr = Draft.of("OBR")
                .field(1, "1")
                .field(2, sheet.placer(), profile.namespace())
                .field(3, filler)
                .field(4, test.code(), test.display(), test.system());
        if (sheet.specimen() != null) {
            obr.field(7, sheet.specimen().collected());
        }
        if (!timedByTq1()) {
            obr.field(
                            15,
                            test.specimen().code(),
                            test.specimen().display(),
                            test.specimen().system())
                    .field(27, "", "", "", "", "", sheet.priority());
            if (sheet.specimen() != null) {
                // there is no SPM: the field kept for the placer carries the number on the tube
                obr.field(18, sheet.specimen().number());
            }
        }
        return obr;
    }

    private Draft specimen(OrderSheet.Sample specimen, OrderProfile.Test test) {
        Draft spm = Draft.of("SPM")
                .field(1, "1")
                .raw(2, Draft.escaped(specimen.number()) + "&" + Draft.escaped(profile.namespace()))
                .field(
                        4,
                        test.specimen().code(),
                        test.specimen().display(),
                        test.specimen().system())
                .field(17, specimen.collected());
        OrderProfile.Code container = specimen.containerType();
        return container == null ? spm : spm.field(27, container.code(), container.display(), container.system());
    }

    private boolean timedByTq1() {
        return profile.form().hasSpecimenSegment(profile.version());
    }

    private void asTheDataFileSays(Map<String, Draft> segments, Map<String, String> words) {
        profile.fields().forEach((field, written) -> {
            Draft segment = segments.get(field.substring(0, 3));
            if (segment != null) {
                String said = WORD.matcher(written)
                        .replaceAll(word -> Matcher.quoteReplacement(Draft.escaped(words.get(word.group(1)))));
                segment.raw(Integer.parseInt(field.substring(4)), said);
            }
        });
    }

    private String inOrder(Map<String, Draft> segments, String notes) {
        String[] names = profile.form() == Form.O33
                ? new String[] {"MSH", "PID", "SPM", "SAC", "ORC", "TQ1", "OBR"}
                : new String[] {"MSH", "PID", "ORC", "TQ1", "OBR", "SPM", "SAC"};
        StringBuilder message = new StringBuilder();
        for (String name : names) {
            if (segments.containsKey(name)) {
                message.append(segments.get(name).line());
            }
            if (name.equals("OBR") && !notes.isBlank()) {
                message.append(Draft.of("NTE")
                        .field(1, "1")
                        .field(2, "P")
                        .field(3, notes)
                        .line());
            }
        }
        return message.toString();
    }
}
