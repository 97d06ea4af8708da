package org.lactarium.routes.orders;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;

/**
 * What a laboratory answered to one order: ORL^O22, ORL^O34, ORR^O02 or a plain ACK.
 *
 * @param code MSA-1
 * @param control ORC-1, empty when it said nothing of the order itself
 * @param filler its own number for the order, empty when it gave none
 * @param says its words, empty when there are none
 */
public record LaboratoryAnswer(Verdict verdict, String code, String control, String filler, String says) {

    public enum Verdict {
        ACCEPTED,
        /** It says no, and will say so again. */
        REFUSED,
        /** Something went wrong there; it may take the same message later. */
        ERROR
    }

    private static final Set<String> YES = Set.of("AA", "CA");
    private static final Set<String> NO = Set.of("AR", "CR");

    /** MSA-2 of an answer; empty when it is no answer at all. */
    public static String answered(V2Message answer) {
        return answer.first("MSA").map(msa -> msa.field(2).value()).orElse("");
    }

    /** @param placer our order number: other orders in the answer are not ours to read */
    public static LaboratoryAnswer read(V2Message answer, String placer, OrderProfile profile) {
        String code = answer.first("MSA").map(msa -> msa.field(1).value()).orElse("");
        List<Segment> orders = ours(answer, "ORC", placer);
        String control = orders.stream()
                .map(orc -> orc.field(1).value())
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("");
        String filler = Stream.concat(orders.stream(), ours(answer, "OBR", placer).stream())
                .map(segment -> segment.field(3).value())
                .filter(number -> !number.isEmpty())
                .findFirst()
                .orElse("");
        return new LaboratoryAnswer(verdict(code, control, profile), code, control, filler, words(answer));
    }

    private static Verdict verdict(String code, String control, OrderProfile profile) {
        if (NO.contains(code) || profile.refusals().contains(control)) {
            return Verdict.REFUSED;
        }
        return YES.contains(code) ? Verdict.ACCEPTED : Verdict.ERROR;
    }

    private static List<Segment> ours(V2Message answer, String name, String placer) {
        return answer.all(name)
                .filter(segment ->
                        segment.field(2).isEmpty() || segment.field(2).value().equals(placer))
                .toList();
    }

    private static String words(V2Message answer) {
        Stream<Optional<String>> places = Stream.concat(
                answer.first("MSA").map(msa -> msa.field(3).text()).stream().map(Optional::of),
                answer.all("ERR").map(err -> Optional.of(err.field(8).text())));
        Stream<Optional<String>> notes =
                answer.all("NTE").map(nte -> Optional.of(nte.field(3).text()));
        return Stream.concat(places, notes)
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
