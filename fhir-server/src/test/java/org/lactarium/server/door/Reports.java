package org.lactarium.server.door;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes what a laboratory sends about one lot of milk and its donor. */
final class Reports {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");
    private static final List<String> BLOOD = List.of(
            "56888-1^HIV 1+2 Ab+HIV1 p24 Ag^LN",
            "5196-1^Hepatitis B virus surface Ag^LN",
            "13955-0^Hepatitis C virus Ab^LN",
            "29901-6^HTLV I+II Ab^LN",
            "24110-9^Treponema pallidum Ab^LN");

    private final Milk milk;
    private final OffsetDateTime now;
    private int written;

    /** @param now the bank's; everything written here happened before it */
    Reports(Milk milk, OffsetDateTime now) {
        this.milk = milk;
        this.now = now;
    }

    Milk milk() {
        return milk;
    }

    /** Under this accession the laboratory reports the clean culture of that stage, and corrects it. */
    String accession(boolean post) {
        return "F" + (post ? "2" : "1") + milk.batch();
    }

    String another() {
        return "F" + (3 + written) + milk.batch();
    }

    /** @param results OBX by {@link #count} and the like */
    String culture(boolean post, String accession, String status, String... results) {
        return header() + "PID|1||" + (post ? milk.batch() : milk.pool()) + "^^^BANK^LOT\r"
                + request(accession, post ? "MBCULPOST" : "MBCULPRE", status) + numbered(results);
    }

    /** @param results five, each OBX-2 and OBX-5 to OBX-8 as {@code type|value|unit|range|flag} */
    String serology(String status, List<String> results) {
        var text = new StringBuilder(header() + "PID|1||" + milk.donor() + "^^^BANK^PI\r");
        text.append(request(another(), "MBDSCR", status));
        for (int at = 0; at < results.size(); at++) {
            var parts = results.get(at).split("\\|", 2);
            text.append(
                    "OBX|%d|%s|%s|%d|%s|||%s\r".formatted(at + 1, parts[0], BLOOD.get(at), at + 1, parts[1], status));
        }
        return text.toString();
    }

    static String count(String status, String type, String value) {
        return "|" + type + "|20695-3^Bacteria^LN|1|" + value + "|CFU/mL|||||" + status;
    }

    static String organism(String status, String type, String value) {
        return "|" + type + "|MBORG^Organism^L|1|" + value + "||||||" + status;
    }

    private static String numbered(String... results) {
        var text = new StringBuilder();
        for (int at = 0; at < results.length; at++) {
            text.append("OBX|").append(at + 1).append(results[at]).append('\r');
        }
        return text.toString();
    }

    private String header() {
        written++;
        return "MSH|^~\\&|LIS|LAB|MILKBANK|BANK|" + ago(10 - Math.min(written, 9)) + "||ORU^R01^ORU_R01|M" + written
                + milk.batch() + "|P|2.5.1|||AL|NE||UNICODE UTF-8\r";
    }

    private String request(String accession, String test, String status) {
        return "OBR|1||" + accession + "^LIS|" + test + "^^L|||" + ago(60) + "|||||||||||||||"
                + ago(20 - Math.min(written, 9)) + "||MB|" + status + "\r";
    }

    private String ago(int minutes) {
        return TIME.format(now.minusMinutes(minutes));
    }
}
