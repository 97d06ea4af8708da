package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.lactarium.routes.hl7.V2Message;

/** The account of a message is total, and it is true. */
class AccountProperties {

    private static final List<String> OTHERS = List.of("XQ7", "20250101120000+0800", "W", "7", "XQ7^XQ7^XQ7^XQ7^XQ7");

    @Property(tries = 1000)
    void whateverIsPopulatedHasExactlyOneLine(
            @ForAll("messages") String golden,
            @ForAll @IntRange(max = 400) int anywhere,
            @ForAll @IntRange(min = 1, max = 60) int field,
            @ForAll("texts") String text) {
        List<String> segments = Goldens.segments(golden);
        int segment = anywhere % segments.size();
        V2Message changed = Goldens.message(Goldens.with(segments, segment, field, text));
        List<String> accounted = Coverage.of(changed, Map.of()).stream()
                .peek(line -> assertThat(line.becomes()).isNotBlank())
                .map(line -> line.segment() + " " + line.field())
                .toList();
        List<String> populated = IntStream.range(0, changed.segments().size())
                .boxed()
                .flatMap(at -> IntStream.rangeClosed(
                                1, changed.segments().get(at).fields().size())
                        .filter(one -> !changed.segments().get(at).field(one).isEmpty())
                        .mapToObj(one ->
                                (at + 1) + " " + changed.segments().get(at).name() + "-" + one))
                .toList();
        assertThat(accounted).containsExactlyElementsOf(populated);
    }

    @Property(tries = 300)
    void whatIsIgnoredChangesNothingInTheRecordAndWhatIsNotUnderstoodHoldsTheMessage(
            @ForAll("messages") String golden,
            @ForAll @IntRange(min = 1, max = 400) int anywhere,
            @ForAll @IntRange(min = 1, max = 60) int field,
            @ForAll("texts") String text) {
        List<String> segments = Goldens.segments(golden);
        changesNothingWithoutSayingSo(segments, anywhere % segments.size(), field, text);
    }

    /** Chance alone hardly ever puts these letters where they mean something. */
    @Example
    void aStatusThatAnnouncesAResultIsSaidToDecide() {
        for (String golden : Goldens.names()) {
            List<String> segments = Goldens.segments(golden);
            for (int segment = 0; segment < segments.size(); segment++) {
                if (segments.get(segment).startsWith("OBX")) {
                    for (String letter : List.of("I", "N", "O", "P", "F", "C", "W", "X")) {
                        changesNothingWithoutSayingSo(segments, segment, 11, letter);
                    }
                }
            }
        }
    }

    private static void changesNothingWithoutSayingSo(List<String> segments, int segment, int field, String text) {
        List<String> changed = Goldens.with(segments, segment, field, text);
        V2Message message = Goldens.message(changed);
        List<Coverage.Line> lines = Coverage.of(message, Map.of()).stream()
                .filter(line -> line.segment() == segment + 1 && line.field().endsWith("-" + field))
                .toList();
        boolean mayHold = lines.stream()
                .anyMatch(line -> line.fate() == Coverage.Fate.NOT_UNDERSTOOD
                        && !Coverage.notUnderstood(message, Map.of()).isEmpty());
        if (mayHold) {
            assertThat(Goldens.outcome(changed))
                    .startsWith("NOT_UNDERSTOOD")
                    .contains(lines.get(0).field());
        } else if (lines.stream()
                .allMatch(line -> line.fate() != Coverage.Fate.MAPPED
                        && !line.becomes().startsWith("decides")
                        && !line.becomes().startsWith("a delimiter"))) {
            assertThat(Goldens.outcome(changed))
                    .as("%s of segment %s", field, segments.get(segment))
                    .isEqualTo(Goldens.outcome(segments));
        }
    }

    @Example
    void whatIsSaidToBeMappedMakesADifferenceSomewhere() {
        Set<String> mapped = new TreeSet<>();
        Set<String> felt = new TreeSet<>();
        for (String golden : Goldens.names()) {
            List<String> segments = Goldens.segments(golden);
            String outcome = Goldens.outcome(segments);
            for (Coverage.Line line : Coverage.of(Goldens.message(segments), Map.of())) {
                boolean kept = line.becomes().startsWith("message log")
                        && !line.becomes().contains("Diagnostic");
                if (line.fate() != Coverage.Fate.MAPPED || kept || felt.contains(line.field())) {
                    continue;
                }
                mapped.add(line.field());
                int field = Integer.parseInt(line.field().substring(4));
                boolean differs = OTHERS.stream()
                        .map(other -> Goldens.with(segments, line.segment() - 1, field, other))
                        .anyMatch(changed -> !Goldens.outcome(changed).equals(outcome));
                if (differs) {
                    felt.add(line.field());
                }
            }
        }
        assertThat(felt).isEqualTo(mapped).hasSizeGreaterThan(20);
    }

    @Provide
    Arbitrary<String> messages() {
        return Arbitraries.of(Goldens.names());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .withCharRange('A', 'Z')
                .withChars('^', '&', '~', '.', '-', '+', ' ', '測')
                .ofMinLength(1)
                .ofMaxLength(24)
                // separators alone are silence, and silence takes a field away
                .filter(text -> !text.replaceAll("[\\^&~ ]", "").isEmpty());
    }
}
