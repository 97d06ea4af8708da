package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lactarium.routes.hl7.Reading;
import org.lactarium.routes.hl7.V2Message;

/**
 * Whatever happens to a message, what is read is what it says, as a second and much simpler reading of the same text finds it; and
 * what changes nothing in its meaning changes nothing in what is read.
 */
class WholeMessageProperties {

    private static final LaboratoryReader READER =
            new LaboratoryReader(LaboratoryProfile.byDefault(), ZoneId.of("Asia/Hong_Kong"));

    private static final String MESSAGE = "MSH|^~\\&|LIS|LAB|MB|HK|20260309161000||ORU^R01|C1|P|2.5.1\r"
            + "PID|1||B-1^^^HK^LOT\r"
            + "OBR|1|O-1^MB|F-1^LIS|MBCULPRE^Culture^L|||20260304083000|||||||||||||||20260309160500|||F\r"
            + "OBX|1|NM|MBCFU^Count^L||850|CFU/mL^^L|<100000|N|||F|||20260309155000\r"
            + "OBX|2|SN|MBCFU^Count^L|2|>^1200|CFU/mL|||||P\r"
            + "SPM|1|SP-1&MB^F-1&LIS||MILK\r";

    private static final Map<String, String> STATUSES = Map.of(
            "F",
            "final",
            "P",
            "preliminary",
            "C",
            "corrected",
            "X",
            "cancelled",
            "W",
            "entered-in-error",
            "A",
            "amended");

    @Property(tries = 2500)
    void whatIsReadIsWhatTheMessageSays(
            @ForAll("pieces") List<String> pieces, @ForAll @Size(3) List<@IntRange(max = 999) Integer> places) {
        StringBuilder changed = new StringBuilder(MESSAGE);
        for (int i = 0; i < pieces.size(); i++) {
            // the header says how the rest is read, and is mutated elsewhere
            int first = MESSAGE.indexOf("\r") + 1;
            changed.insert(first + places.get(i) * (changed.length() - first) / 1000, pieces.get(i));
        }
        String text = changed.toString();
        Reading reading = V2Message.read(text);
        if (reading instanceof V2Message message
                && READER.read(message, Goldens.ARRIVAL) instanceof Understanding.Understood understood
                && understood.held() == null) {
            saysTheSame(text, understood.reports());
        }
    }

    @Property(tries = 1500)
    void aCountIsReadAsItIsWrittenOrNotAtAll(@ForAll("numbers") String written, @ForAll("types") String type) {
        String value = type.equals("SN") ? "^" + written : written;
        String text = MESSAGE.replace("|NM|", "|" + type + "|").replace("|850|", "|" + value + "|");
        if (READER.read((V2Message) V2Message.read(text), Goldens.ARRIVAL)
                        instanceof Understanding.Understood understood
                && understood.reports().get(0).results().get(0).value() instanceof Value.Amount amount) {
            assertThat(amount.number()).isEqualByComparingTo(plainly(written));
        }
    }

    @Property(tries = 300)
    void whatChangesNothingInTheMeaningChangesNothingInWhatIsRead(
            @ForAll("goldens") String golden,
            @ForAll("lineEnds") String lineEnd,
            @ForAll("signs") String signs,
            @ForAll @IntRange(max = 9_999) int place,
            @ForAll @IntRange(max = 4) int kind) {
        String text = String.join("\r", Goldens.segments(golden)) + "\r";
        String changed =
                switch (kind) {
                    case 0 -> text.replace("\r", lineEnd);
                    case 1 -> withMore(text, place, "|");
                    case 2 -> withMore(text, place, "\rZXX|1|anything^&~\\|&lt;");
                    case 3 -> dividedBy(text, signs);
                    default -> escaped(text, place);
                };
        assertThat(outcome(changed)).as(changed).isEqualTo(outcome(text));
    }

    /** What a signs-only reader finds: lines, fields, and the first component, with HL7's silence taken out. */
    private static void saysTheSame(String text, List<Report> reports) {
        List<String[]> lines = Stream.of(text.replace("\uFEFF", "").split("\r"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\|", -1))
                .toList();
        List<String[]> requests = named(lines, "OBR");
        assertThat(reports).hasSameSizeAs(requests);
        List<Report.Result> results =
                reports.stream().flatMap(report -> report.results().stream()).toList();
        List<String[]> written = named(lines, "OBX").stream()
                .filter(obx -> !List.of("I", "N", "O").contains(said(obx, 11)))
                .toList();
        assertThat(results).hasSameSizeAs(written);
        for (int i = 0; i < results.size(); i++) {
            String[] obx = written.get(i);
            Report.Result result = results.get(i);
            assertThat(result.meaning().code()).isEqualTo("20695-3");
            assertThat(said(obx, 3)).isEqualToIgnoringCase("MBCFU");
            assertThat(result.status()).isEqualTo(STATUSES.getOrDefault(said(obx, 11), "final"));
            assertThat(result.subId()).isEqualTo(said(obx, 4));
            if (result.value() instanceof Value.Amount amount) {
                String[] parts = silent(obx[5]).split("\\^");
                assertThat(amount.number()).isEqualByComparingTo(plainly(parts[parts.length - 1].strip()));
            }
        }
        for (int i = 0; i < reports.size(); i++) {
            String filler = said(requests.get(i), 3);
            assertThat(reports.get(i).fillerNumber()).isEqualTo(filler.isEmpty() ? said(requests.get(i), 2) : filler);
            String issued = said(requests.get(i), 22);
            if (!issued.isEmpty()) {
                assertThat(reports.get(i).issued().instant().toString().replaceAll("\\D", ""))
                        .startsWith(issued.replaceAll("\\D", "").substring(0, 4));
            }
        }
        List<String> lots = named(lines, "PID").stream()
                .flatMap(pid -> pid.length > 3 ? Stream.of(pid[3].split("~")) : Stream.empty())
                .map(number -> number.split("\\^", -1))
                .filter(number -> number.length > 4 && silent(number[4]).equals("LOT"))
                .map(number -> unescaped(silent(number[0])))
                .filter(lot -> !lot.isEmpty())
                .toList();
        assertThat(reports.get(0).claim().lots()).isEqualTo(lots);
    }

    private static List<String[]> named(List<String[]> lines, String name) {
        return lines.stream().filter(line -> line[0].equals(name)).toList();
    }

    private static String said(String[] line, int field) {
        return line.length > field ? unescaped(silent(silent(line[field]).split("\\^", -1)[0])) : "";
    }

    /** Without {@code ""} where it is all there is, and without separators at the end, behind which nothing stands. */
    private static String silent(String written) {
        String text = Stream.of(written.split("(?<=[~^&])|(?=[~^&])"))
                .map(part -> part.strip().equals("\"\"") ? "" : part)
                .collect(Collectors.joining());
        return text.replaceAll("[~^&\\s]+$", "").strip();
    }

    private static String unescaped(String component) {
        return component
                .replace("\\S\\", "^")
                .replace("\\T\\", "&")
                .replace("\\F\\", "|")
                .strip();
    }

    /** Digit by digit; a number that could mean two things means none. */
    private static BigDecimal plainly(String written) {
        String[] halves = written.strip().replaceFirst("^\\+", "").split("\\.", 2);
        String[] groups = halves[0].split(",", -1);
        for (int i = 1; i < groups.length; i++) {
            assertThat(groups[i]).as(written).matches("[0-9]{3}");
        }
        if (groups.length > 1) {
            assertThat(groups[0]).as(written).matches("[1-9][0-9]{0,2}");
        }
        assertThat(halves.length == 2
                        && halves[1].length() == 3
                        && groups[groups.length - 1].matches("[1-9][0-9]{0,2}|[0-9]{3}")
                        && (groups.length > 1 || groups[0].matches("[1-9][0-9]{0,2}")))
                .as(written)
                .isFalse();
        String digits = String.join("", groups);
        return new BigDecimal(
                (digits.isEmpty() ? "0" : digits) + "." + (halves.length < 2 || halves[1].isEmpty() ? "0" : halves[1]));
    }

    private static String outcome(String text) {
        Understanding understanding = READER.read((V2Message) V2Message.read(text), Goldens.ARRIVAL);
        return understanding instanceof Understanding.Understood understood
                        && Goldens.translation(understood) instanceof Translation.Mapped mapped
                ? Goldens.json(mapped.transaction())
                : "held: " + understanding;
    }

    private static String withMore(String text, int place, String more) {
        List<String> lines = new ArrayList<>(List.of(text.split("\r")));
        int line = place % lines.size();
        lines.set(line, lines.get(line) + more);
        return String.join("\r", lines) + "\r";
    }

    /** An escape sequence stands for a sign that divides; where another one does, the sign is a sign like others. */
    private static String dividedBy(String text, String signs) {
        StringBuilder divided = new StringBuilder();
        for (char c : text.replace("\\S\\", "\uE001").replace("\\T\\", "\uE004").toCharArray()) {
            int which = "|^~\\&".indexOf(c);
            int escaped = c >= '\uE001' && c <= '\uE004' ? c - '\uE000' : 0;
            if (escaped > 0) {
                char meant = "|^~\\&".charAt(escaped);
                String sequence = signs.charAt(3) + (escaped == 1 ? "S" : "T") + signs.charAt(3);
                divided.append(signs.charAt(escaped) == meant ? sequence : String.valueOf(meant));
            } else {
                divided.append(which < 0 ? c : signs.charAt(which));
            }
        }
        return divided.toString();
    }

    /** A letter or digit of a field, as its number in the character set. */
    private static String escaped(String text, int place) {
        List<String> lines = new ArrayList<>(List.of(text.split("\r")));
        int line = 1 + place % (lines.size() - 1);
        String written = lines.get(line);
        List<Integer> plain = new ArrayList<>();
        for (int i = 4; i < written.length(); i++) {
            if (written.charAt(i) < 128 && Character.isLetterOrDigit(written.charAt(i))) {
                plain.add(i);
            }
        }
        if (written.contains("\\") || plain.isEmpty()) {
            return text;
        }
        int at = plain.get(place % plain.size());
        lines.set(
                line,
                written.substring(0, at)
                        + String.format("\\X%02X\\", (int) written.charAt(at))
                        + written.substring(at + 1));
        return String.join("\r", lines) + "\r";
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(
                        "^",
                        "~",
                        "&",
                        "|",
                        "\\",
                        "\"\"",
                        "\r",
                        "\n",
                        "\r\n",
                        "&lt;",
                        "&#48;",
                        ".",
                        ",",
                        ".000",
                        ",000",
                        "0",
                        "7",
                        "'",
                        " ",
                        "-",
                        "+",
                        "\\S\\",
                        "\\T\\",
                        "\\Q\\",
                        "^^",
                        "~~",
                        "&&",
                        "|\"\"|",
                        "|F",
                        "\nOBX|3|NM|MBCFU||5|CFU/mL|||||F",
                        "\rOBX|3|NM|MBCFU||5|CFU/mL|||||F\r",
                        "\rZZZ|1\r",
                        "\u2028",
                        "\u00a0",
                        "\uFEFF",
                        "１",
                        "E3",
                        "<",
                        "P",
                        "~P",
                        "^P",
                        "&P",
                        "\u0000")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings()
                .withChars('0', '1', '5', '.', ',', ' ', '\'', '’', '０', '٣', '+')
                .ofMinLength(1)
                .ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of("NM", "ST", "TX", "SN");
    }

    @Provide
    Arbitrary<String> goldens() {
        return Arbitraries.of(Goldens.names());
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\r", "\n", "\r\n", "\r\r", "\n\n", "\r\n\r\n");
    }

    /** None of them stands in a golden message. */
    @Provide
    Arbitrary<String> signs() {
        return Arbitraries.of("|^~\\&", "!$*?@", "¦§¶¿¡", "|*~\\&", "|^$\\&", "|^~?&", "|^~\\@");
    }
}
