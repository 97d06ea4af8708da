package org.lactarium.routes.laboratory;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Observation;
import org.lactarium.routes.hl7.V2Message;

/** One message against a record that a test describes: short enough that a test shows only what it is about. */
record Reading(LaboratoryProfile profile, Function<Report, Placement> record) {

    static final String MSH = "MSH|^~\\&|LIS|LAB|MILKBANK|HKMB|20260309||ORU^R01|1|P|2.5.1\r";
    static final String LOT = "PID|1||B-1^^^HKMB^LOT\r";
    static final String COUNT = "OBX|1|NM|20695-3^^LN||0|CFU/mL|||||F\r";
    static final String GROWTH = "OBX|1|NM|20695-3^^LN||5000|CFU/mL|||||F\r";

    static Reading ofShipped() {
        return new Reading(LaboratoryProfile.byDefault(), Goldens::onRecord);
    }

    Reading with(Function<Report, Placement> known) {
        return new Reading(profile, known);
    }

    /** A culture after heating with the number F-1, its order O-1, its status and its time of reporting. */
    static String culture(String status, String issued) {
        return obr("O-1", "F-1", "MBCULPOST", status, issued);
    }

    static String culture() {
        return culture("F", "20260309");
    }

    static String obr(String order, String filler, String test, String status, String issued) {
        return "OBR|1|" + order + "|" + filler + "|" + test + "|||20260304|||||||||||||||" + issued + "||MB|" + status
                + "\r";
    }

    Understanding understood(String message) {
        return new LaboratoryReader(profile, ZoneId.of("Asia/Hong_Kong"))
                .read((V2Message) V2Message.read(message), Goldens.ARRIVAL);
    }

    /** @param body what stands behind the header */
    Translation of(String body) {
        return ofWhole(MSH + body);
    }

    Translation ofWhole(String message) {
        return understood(message) instanceof Understanding.Understood understood
                ? LaboratoryTranslator.translate(
                        understood, understood.reports().stream().map(record).toList())
                : (Translation) understood(message);
    }

    Quarantined held(String body) {
        Translation translation = of(body);
        if (translation instanceof Translation.Partly partly) {
            return partly.held();
        }
        if (translation instanceof Quarantined held) {
            return held;
        }
        throw new AssertionError("not held: " + translation);
    }

    static List<Observation> observations(Translation translation) {
        return (translation instanceof Translation.Mapped mapped
                        ? mapped.transaction()
                        : ((Translation.Partly) translation).transaction())
                .getEntry().stream()
                        .map(entry -> entry.getResource())
                        .filter(Observation.class::isInstance)
                        .map(Observation.class::cast)
                        .toList();
    }

    static Placement about(Placement.Subject subject) {
        return new Placement(List.of(subject), Claim.NOTHING, null, null, null, false, Set.of());
    }

    static Placement.Subject milk(Placement.Level level, Instant since, Instant heated) {
        return new Placement.Subject("BiologicallyDerivedProduct/b1", "batch B-1", level, since, heated);
    }
}
