package org.lactarium.server.door;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.feed.PaperFeeds;

/** How a milk analyser tells what it measured: over MLLP in two ways, over ASTM, and in a file. */
enum Instrument {
    OUL(Feeds.ANALYSER) {
        @Override
        String text(Milk milk, OffsetDateTime now) {
            var text = new StringBuilder("MSH|^~\\&|HMA|LAB|MILKBANK|BANK|" + at(now, 5) + "||OUL^R22^OUL_R22|A"
                    + milk.batch() + "|P|2.5.1|||NE|AL||UNICODE UTF-8\r"
                    + "SPM|1|" + milk.batch() + "||MILK^Milk^L|||||||P\r"
                    + "OBR|1||RUN-" + milk.batch() + "^HMA|MBMACRO^Macronutrients^L\r"
                    + "ORC|SC||||CM\r");
            SAID.forEach((code, value) -> text.append("OBX|1|NM|" + code + "^" + code + "^L|1|" + value
                    + "|" + (code.equals("MBNRG") ? "kcal/dL" : "g/dL") + "||N|||F|||||TECH07||MS-4401^HMA|"
                    + at(now, 6) + "\r"));
            return text.toString();
        }
    },
    R30(Feeds.ANALYSER) {
        @Override
        String text(Milk milk, OffsetDateTime now) {
            var text = new StringBuilder("MSH|^~\\&|HMA|LAB|MILKBANK|BANK|" + at(now, 5) + "||ORU^R30^ORU_R30|R"
                    + milk.batch() + "|P|2.5\r"
                    + "PID|1||" + milk.batch() + "^^^BANK^LOT\r"
                    + "ORC|NW||77" + milk.batch() + "^HMA\r"
                    + "OBR|1||77" + milk.batch() + "^HMA|MACRO^Milk analysis^L|||" + at(now, 6) + "|||||||||||||||"
                    + at(now, 5) + "\r");
            SAID.forEach((code, value) -> text.append("OBX|1|NM|" + code + "^" + code + "^L|1|" + value + "|"
                    + (code.equals("MBNRG") ? "kcal/dL" : "g/dL") + "|||||F|||" + at(now, 6) + "\r"));
            return text.toString();
        }
    },
    ASTM(PaperFeeds.ASTM) {
        @Override
        String text(Milk milk, OffsetDateTime now) {
            var text = new StringBuilder("H|\\^&|||HMA^2.1^1234|||||Lactarium||P|LIS2-A2|"
                    + at(now, 5).substring(0, 14)
                    + "\rP|1\rO|1|" + milk.batch() + "|77|^^^MACRO|R||"
                    + at(now, 30).substring(0, 14)
                    + "||||N||||Milk||||||||||F\r");
            int row = 1;
            for (var said : SAID.entrySet()) {
                text.append("R|" + row++ + "|^^^" + said.getKey() + "|" + said.getValue() + "|"
                        + (said.getKey().equals("MBNRG") ? "kcal/100mL" : "g/100mL") + "||N||F||TECH07|"
                        + at(now, 7).substring(0, 14) + "|" + at(now, 6).substring(0, 14) + "|HMA-1234\r");
            }
            return text + "L|1|N\r";
        }
    },
    FILE(PaperFeeds.EXPORT) {
        @Override
        String text(Milk milk, OffsetDateTime now) {
            var time = DateTimeFormatter.ofPattern("dd.MM.uuuu;HH:mm:ss").format(now.minusMinutes(6));
            return ("Instrument;HMA\rSerial number;1234\r"
                            + "No.;Sample ID;Sample type;Replicate;Date;Time;Fat [g/100 mL];Crude protein [g/100 mL];"
                            + "Carbohydrate [g/100 mL];Energy [kcal/100 mL];Status;Operator\r"
                            + "1;" + milk.batch() + ";Sample;1;" + time + ";"
                            + String.join(";", SAID.values()).replace('.', ',') + ";OK;TECH07\r")
                    .replace(';', '|');
        }

        @Override
        Draft draft(Milk milk, OffsetDateTime now) {
            return super.draft(milk, now).then(text -> text.replace('|', ';').replace("\r", "\r\n"));
        }
    };

    /** In g/dL and kcal/dL, by code of the record; no number is a part of another. */
    static final Map<String, String> SAID = said();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");

    private final String feed;

    Instrument(String feed) {
        this.feed = feed;
    }

    abstract String text(Milk milk, OffsetDateTime now);

    /** By which feed it comes. */
    String feed() {
        return feed;
    }

    Draft draft(Milk milk, OffsetDateTime now) {
        return Draft.of(text(milk, now));
    }

    private static Map<String, String> said() {
        var said = new LinkedHashMap<String, String>();
        said.put("MBFAT", "3.41");
        said.put("MBCPR", "1.13");
        said.put("MBCHO", "7.84");
        said.put("MBNRG", "66.5");
        return said;
    }

    private static String at(OffsetDateTime now, int minutesAgo) {
        return TIME.format(now.minusMinutes(minutesAgo));
    }
}
