package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;

/**
 * What a report says it is about. Whoever delivers it looks these numbers up in the record.
 *
 * @param lots pool or batch numbers
 * @param donors donor numbers
 * @param untyped those of the donor numbers that stand in PID-3 without a type (CX.5)
 * @param specimens our specimen numbers
 * @param orders our order numbers
 * @param others further numbers of the patient (PID-2, PID-4, and PID-3 of any other type), which count when they are known
 */
public record Claim(
        List<String> lots,
        List<String> donors,
        List<String> untyped,
        List<String> specimens,
        List<String> orders,
        List<String> others) {

    public static final Claim NOTHING = new Claim(List.of(), List.of(), List.of(), List.of());

    public Claim(List<String> lots, List<String> donors, List<String> specimens, List<String> orders) {
        this(lots, donors, List.of(), specimens, orders, List.of());
    }

    static Claim of(OrderGroup group, LaboratoryProfile profile) {
        List<Field> numbers = Optional.ofNullable(group.patient()).stream()
                .flatMap(pid -> pid.field(3).repetitions().stream())
                .filter(number -> !number.value().isEmpty())
                .toList();
        return new Claim(
                ofTypes(numbers, profile.lotTypes()),
                ofTypes(numbers, profile.donorTypes()),
                profile.donorTypes().contains("") ? ofTypes(numbers, List.of("")) : List.of(),
                distinct(group.specimens().stream()
                        .flatMap(specimen -> specimen.field(2).repetitions().stream())
                        .map(Field::value)),
                distinct(Stream.of(group.order(), group.request()).flatMap(segment -> number(segment, 2))),
                distinct(Stream.concat(
                                numbers.stream().filter(number -> isOfAnotherType(number, profile)),
                                Optional.ofNullable(group.patient()).stream()
                                        .flatMap(pid -> Stream.of(pid.field(2), pid.field(4)))
                                        .flatMap(field -> field.repetitions().stream()))
                        .map(Field::value)));
    }

    private static boolean isOfAnotherType(Field number, LaboratoryProfile profile) {
        return Stream.of(profile.lotTypes(), profile.donorTypes())
                .noneMatch(types -> types.contains(number.component(5)));
    }

    private static Stream<String> number(@Nullable Segment segment, int field) {
        return segment == null ? Stream.empty() : Stream.of(segment.field(field).value());
    }

    private static List<String> ofTypes(List<Field> numbers, List<String> types) {
        return distinct(numbers.stream()
                .filter(number -> types.contains(number.component(5)))
                .map(Field::value));
    }

    private static List<String> distinct(Stream<String> numbers) {
        return numbers.filter(number -> !number.isEmpty() && !number.equals("\"\""))
                .distinct()
                .toList();
    }

    /** A specimen or an order is one; a report that names two does not say which. */
    Optional<List<String>> namedTwice() {
        return Stream.of(specimens, orders)
                .filter(numbers -> numbers.size() > 1)
                .findFirst();
    }
}
