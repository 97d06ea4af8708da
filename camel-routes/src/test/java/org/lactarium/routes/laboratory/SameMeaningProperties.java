package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What means the same is read the same: safe milk is not held because a sender writes differently. */
class SameMeaningProperties {

    private static final Reading READING = Reading.ofShipped().with(Bank::place);

    private static final List<String> MESSAGE = List.of(
            "MSH|^~\\&|LIS|LAB|MILKBANK|HKMB|20260309||ORU^R01|1|P|2.5.1",
            "PID|1||B-1^^^HKMB^LOT",
            "ORC|RE|O-1^HKMB|F-1^LIS",
            "OBR|1|O-1^HKMB|F-1^LIS|MBCULPOST^Culture^L|||20260304083000|||||||20260304||||||||20260309||MB|F",
            "SPM|1|S-1&HKMB",
            "OBX|1|NM|20695-3^Count^LN||0|CFU/mL|||||F|||20260309",
            "ORC|RE|O-2^HKMB|F-2^LIS",
            "OBR|2|O-2^HKMB|F-2^LIS|MBCULPRE^Culture^L|||20260304083000|||||||20260304||||||||20260309||MB|F",
            "OBX|1|ST|20695-3^Count^LN||No growth||||||F|||20260309");

    private static final Map<String, List<String>> SYNONYMS = Map.of(
            "|CFU/mL|", List.of("|[CFU]/mL|", "|cfu/ml|", "|{CFU}/mL|", "|^CFU/mL|"),
            "||No growth|",
                    List.of("||no growth|", "||No growth.|", "||NG|", "||nil growth|", "||No growth after 48 h|"),
            "|ST|", List.of("|TX|", "|FT|"),
            "ORU^R01|", List.of("ORU^R01^ORU_R01|", "ORU|"),
            "|P|2.5.1", List.of("||2.3", "|P^T|2.7", "|P|2.4"));

    private static final String MEANT = json(String.join("\r", MESSAGE));

    @Property(tries = 300)
    void isMappedToTheSameTransaction(
            @ForAll("changes") List<String> changes, @ForAll @IntRange(max = 1000) int anywhere) {
        List<String> segments = new ArrayList<>(MESSAGE);
        String end = "\r";
        for (String change : changes) {
            int at = 1 + anywhere % (segments.size() - 1);
            switch (change) {
                case "line feed" -> end = "\n";
                case "both" -> end = "\r\n";
                case "blank lines" -> end = "\r\r";
                case "trailing fields" -> segments.set(at, segments.get(at) + "||||");
                case "trailing components" -> segments.replaceAll(one -> one.replace("^LN|", "^LN^^|"));
                case "extra segment" -> segments.add(at + 1, "ZXT|1|anything^at~all");
                case "empty result" -> segments.add("OBX|9||||||||||F");
                case "specimen behind the results" -> {
                    String specimen = segments.stream()
                            .filter(one -> one.startsWith("SPM"))
                            .findFirst()
                            .orElseThrow();
                    segments.remove(specimen);
                    segments.add(segments.indexOf(first(segments, "ORC|RE|O-2")), specimen);
                }
                case "no common order" -> segments.removeIf(one -> one.startsWith("ORC"));
                case "numbers in the order alone" ->
                    segments.replaceAll(
                            one -> one.startsWith("OBR") && segments.stream().anyMatch(other -> other.startsWith("ORC"))
                                    ? one.replaceAll("O-\\d\\^HKMB\\|F-\\d\\^LIS", "|")
                                    : one);
                default -> synonym(segments, change, anywhere);
            }
        }
        String message = String.join(end, segments) + end;
        assertThat(json(message)).as(message).isEqualTo(MEANT);
    }

    private static String first(List<String> segments, String begin) {
        return segments.stream()
                .filter(one -> one.startsWith(begin))
                .findFirst()
                .orElse(segments.get(6));
    }

    private static void synonym(List<String> segments, String change, int which) {
        List<String> others = SYNONYMS.get(change);
        segments.replaceAll(one -> one.replace(change, others.get(which % others.size())));
    }

    private static String json(String message) {
        Translation translation = READING.ofWhole(message);
        return translation instanceof Translation.Mapped mapped
                ? Goldens.json(mapped.transaction())
                : String.valueOf(translation);
    }

    @Provide
    Arbitrary<List<String>> changes() {
        return Arbitraries.of(
                        "line feed",
                        "both",
                        "blank lines",
                        "trailing fields",
                        "trailing components",
                        "extra segment",
                        "empty result",
                        "specimen behind the results",
                        "|CFU/mL|",
                        "||No growth|",
                        "|ST|",
                        "ORU^R01|",
                        "|P|2.5.1")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .uniqueElements()
                .flatMap(changes -> Arbitraries.of("", "no common order", "numbers in the order alone")
                        .map(last -> {
                            List<String> all = new ArrayList<>(changes);
                            if (!last.isEmpty()) {
                                all.add(last);
                            }
                            return all;
                        }));
    }
}
