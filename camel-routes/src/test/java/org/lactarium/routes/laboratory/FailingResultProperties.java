package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/**
 * Whatever happens to a message on its way, a result that fails is written, or something of the message is held: never does
 * milk pass because the result that stops it was lost. A value that was overwritten by another valid value is nobody's to find.
 */
class FailingResultProperties {

    private static final Reading READING = Reading.ofShipped().with(Bank::place);

    /** A segment of another name holds the message before it is read (grammar of messages). */
    private static final Set<String> SEGMENTS = Set.of("MSH", "PID", "ORC", "OBR", "OBX", "SPM", "NTE");

    private static final List<String> CULTURES = List.of(
            "MSH|^~\\&|LIS|LAB|MILKBANK|HKMB|20260309||ORU^R01|1|P|2.5.1",
            "PID|1||B-1^^^HKMB^LOT",
            "ORC|RE|O-1^HKMB|F-1^LIS",
            "OBR|1|O-1^HKMB|F-1^LIS|MBCULPOST^Culture^L|||20260304083000|||||||20260304|||||||" + "|20260309||MB|F",
            "OBX|1|NM|20695-3^Count^LN||5000|CFU/mL||A|||F|||20260309",
            "ORC|RE|O-2^HKMB|F-2^LIS",
            "OBR|2|O-2^HKMB|F-2^LIS|MBCULPRE^Culture^L|||20260304083000|||||||20260304|||||||" + "|20260309||MB|F",
            "OBX|1|ST|20695-3^Count^LN||No growth||||||F|||20260309",
            "SPM|1|S-1&HKMB");

    private static final List<String> SEROLOGIES = List.of(
            "MSH|^~\\&|LIS|LAB|MILKBANK|HKMB|20260309||ORU^R01|1|P|2.5.1",
            "PID|1||D-1^^^HKMB^PI",
            "OBR|1|O-9^HKMB|F-9^LIS|MBDSCR^Screen^L|||20260304083000|||||||20260304|||||||" + "|20260309||MB|F",
            "OBX|1|CWE|13955-0^HCV^LN||R^Reactive^L|||A|||F|||20260309",
            "OBX|2|CWE|5196-1^HBsAg^LN||N^Non-reactive^L|||N|||F|||20260309",
            "SPM|1|S-9&HKMB");

    record Mutation(String kind, int segment, int place, int other) {}

    @Property(tries = 1000)
    void aFailingCultureIsWrittenOrSomethingIsHeld(@ForAll("mutations") List<Mutation> mutations) {
        neverPassesWithout("20695-3", mutated(CULTURES, mutations));
    }

    @Property(tries = 1000)
    void aReactiveBloodTestIsWrittenOrSomethingIsHeld(@ForAll("mutations") List<Mutation> mutations) {
        neverPassesWithout("13955-0", mutated(SEROLOGIES, mutations));
    }

    private static void neverPassesWithout(String failing, String message) {
        if (!(V2Message.read(message) instanceof V2Message read)) {
            return;
        }
        Assume.that(read.segments().stream().allMatch(segment -> SEGMENTS.contains(segment.name()))
                && read.all("MSH").count() == 1);
        Translation translation = READING.ofWhole(message);
        if (translation instanceof Quarantined held) {
            assertThat(held.bearing()).as(message).isEqualTo(Bearing.STOPS);
        } else if (translation instanceof Translation.Partly partly) {
            assertThat(partly.held().bearing()).as(message).isEqualTo(Bearing.STOPS);
        } else if (translation instanceof Translation.NotForTheRecord left) {
            assertThat(left.reason()).as(message).isEqualTo(Reason.TEST_MESSAGE);
            assertThat(read.header().field(11).value()).isIn("T", "D");
        } else {
            List<Observation> written = Reading.observations(translation);
            boolean lost = written.stream().noneMatch(one -> isWithdrawn(one) || fails(one));
            assertThat(lost && written.stream().anyMatch(FailingResultProperties::passes))
                    .as("%s is lost from %s", failing, message)
                    .isFalse();
        }
    }

    private static boolean isWithdrawn(Observation one) {
        return Statuses.WITHDRAWN.contains(one.getStatus().toCode());
    }

    private static boolean passes(Observation one) {
        return !fails(one) && Statuses.FINAL.contains(one.getStatus().toCode());
    }

    private static boolean fails(Observation one) {
        if (one.getValue() instanceof Quantity count) {
            return count.getValue().signum() != 0 && count.getComparator() != Quantity.QuantityComparator.LESS_THAN;
        }
        return one.hasValueCodeableConcept()
                && one.getValueCodeableConcept().getCoding().stream()
                        .noneMatch(code -> Set.of("264868006", "131194007").contains(code.getCode()));
    }

    private static String mutated(List<String> base, List<Mutation> mutations) {
        List<String> segments = new ArrayList<>(base);
        // a message is cut as it was sent: a segment that was moved to the end first and then lost leaves no trace in
        // any message
        mutations.stream()
                .sorted(Comparator.comparing(one -> !one.kind().equals("cut")))
                .forEach(one -> mutate(segments, one));
        return String.join("\r", segments) + "\r";
    }

    private static void mutate(List<String> segments, Mutation one) {
        int at = one.segment() % segments.size();
        int other = one.other() % segments.size();
        String segment = segments.get(at);
        int place = one.place() % (segment.length() + 1);
        switch (one.kind()) {
            case "cut" -> {
                segments.set(at, segment.substring(0, place));
                segments.subList(at + 1, segments.size()).clear();
            }
            case "split" -> {
                segments.set(at, segment.substring(0, place));
                segments.add(at + 1, segment.substring(place));
            }
            case "joined" -> {
                if (at + 1 < segments.size()) {
                    segments.set(at, segment + segments.remove(at + 1));
                }
            }
            case "repeated" -> segments.add(other, segment);
            case "reordered" -> Collections.swap(segments, at, other);
            case "delimiter" ->
                segments.set(
                        at, segment.substring(0, place) + "|^~\\&".charAt(one.other() % 5) + segment.substring(place));
            case "number" -> segments.set(at, digit(segment, place, one.other()));
            case "status" -> segments.set(at, status(segment, one));
            default -> segments.set(at, field(segment, one));
        }
    }

    /** Another digit, and never a nought: a count that was made smaller is still a count. */
    private static String digit(String segment, int from, int other) {
        for (int i = from; i < segment.length(); i++) {
            if (Character.isDigit(segment.charAt(i))) {
                return segment.substring(0, i) + (1 + other % 9) + segment.substring(i + 1);
            }
        }
        return segment;
    }

    private static String status(String segment, Mutation one) {
        int field = segment.startsWith("OBR") ? 25 : segment.startsWith("OBX") ? 11 : 0;
        List<String> fields = new ArrayList<>(Arrays.asList(segment.split("\\|", -1)));
        if (field > 0 && field < fields.size() && !isSeam(fields.get(field))) {
            fields.set(
                    field,
                    List.of("", "F", "P", "C", "X", "W", "D", "I", "O", "N", "S", "A", "R", "Q")
                            .get(one.other() % 14));
        }
        return String.join("|", fields);
    }

    private static String field(String segment, Mutation one) {
        List<String> fields = new ArrayList<>(Arrays.asList(segment.split("\\|", -1)));
        if (fields.size() < 3) {
            return segment;
        }
        int from = 1 + one.place() % (fields.size() - 1);
        int to = 1 + one.other() % (fields.size() - 1);
        // where two segments ran together the seam stays: without it the second would be well-formed fields of the
        // first
        if (isSeam(fields.get(from)) || isSeam(fields.get(to))) {
            return segment;
        }
        switch (one.kind()) {
            case "emptied" -> fields.set(from, "");
            case "null" -> fields.set(from, "\"\"");
            case "doubled" -> fields.set(from, fields.get(from) + "~" + fields.get(from));
            case "shifted" -> fields.add(from, "");
            case "pulled" -> fields.remove(from);
            default -> {
                fields.set(to, fields.get(from));
                fields.set(from, "");
            }
        }
        return String.join("|", fields);
    }

    private static boolean isSeam(String field) {
        return SEGMENTS.stream().anyMatch(field::endsWith);
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Combinators.combine(
                        Arbitraries.of(
                                "cut",
                                "split",
                                "joined",
                                "repeated",
                                "reordered",
                                "delimiter",
                                "number",
                                "status",
                                "emptied",
                                "null",
                                "doubled",
                                "shifted",
                                "pulled",
                                "moved"),
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 200))
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
