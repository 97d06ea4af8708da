package org.lactarium.server.histories;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.lactarium.server.histories.Facts.Donor;
import org.lactarium.server.histories.Facts.Named;

/**
 * A report of a laboratory in HL7, about a sample that is taken at the moment it is written.
 *
 * @param subjects PID-3
 * @param status OBR-25 and OBX-11
 * @param result OBX-2 and OBX-5 as {@code type|value}
 */
record Letter(
        String control, String subjects, String accession, String test, String status, String result, Instant at) {

    static final String BEFORE_HEATING = "MBCULPRE";
    static final String AFTER_HEATING = "MBCULPOST";
    static final String NO_GROWTH = "ST|No growth";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx").withZone(ZoneId.of("Asia/Hong_Kong"));

    /** PID-3 with every number that stands for it. */
    static String naming(Named subject, List<String> numbers) {
        var type = subject instanceof Donor ? "^^^BANK^PI" : "^^^BANK^LOT";
        return numbers.stream().map(number -> number + type).collect(Collectors.joining("~"));
    }

    String text() {
        var parts = result.split("\\|", 2);
        var unit = parts[0].equals("ST") ? "" : "CFU/mL";
        return "MSH|^~\\&|LIS|LAB|MILKBANK|BANK|" + TIME.format(at) + "||ORU^R01^ORU_R01|" + control
                + "|P|2.5.1|||AL|NE||UNICODE UTF-8\r"
                + "PID|1||" + subjects + "\r"
                + "OBR|1||" + accession + "^LIS|" + test + "^^L|||" + TIME.format(at) + "|||||||||||||||"
                + TIME.format(at) + "||MB|" + status + "\r"
                + "OBX|1|" + parts[0] + "|20695-3^Bacteria^LN|1|" + parts[1] + "|" + unit + "|||||" + status + "\r";
    }
}
