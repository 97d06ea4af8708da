package org.lactarium.routes.laboratory;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/**
 * What of a message concerns milk. Only what the data file names as a test of something else may be passed over; and never a
 * result that it knows, under whatever name the whole was ordered.
 */
record Relevance(LaboratoryProfile profile) {

    private static final Pattern LOINC = Pattern.compile("\\d{1,7}-\\d");

    /** @return the order without what does not matter; empty when nothing of it does */
    Optional<OrderGroup> of(OrderGroup group) {
        Field test = group.request().field(4);
        if (isIgnored(test) && !isTest(test)) {
            mustHoldNothingKnown(group);
            return Optional.empty();
        }
        OrderGroup relevant = group.keeping(obx -> !EmptyResult.is(obx) && !isPassedOver(obx));
        boolean allIgnored = relevant.results().isEmpty()
                && group.results().stream().anyMatch(observed -> isPassedOver(observed.result()));
        // a whole report that is taken back is taken back, whatever still stands under it
        return allIgnored && isTest(test) && !group.request().field(25).value().equals("X")
                ? Optional.empty()
                : Optional.of(relevant);
    }

    /** An OBX under a patient and no order; a result known here has lost its order. */
    void mustNotMatter(Segment obx) {
        if (EmptyResult.is(obx) || isPassedOver(obx)) {
            return;
        }
        if (isResult(obx.field(3))) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Results must stand behind the OBR they belong to");
        }
        Field code = obx.field(3);
        throw new Unclear(
                Reason.UNKNOWN_TEST,
                "OBX-3 " + code.value() + " stands under no OBR",
                new Unmapped("OBX-3", code.value(), code.component(3), "", code.text()));
    }

    private void mustHoldNothingKnown(OrderGroup group) {
        boolean known = group.results().stream()
                .map(OrderGroup.Observed::result)
                .anyMatch(obx -> isResult(obx.field(3)) || !isPassedOver(obx) && saysReactive(obx));
        boolean told = Stream.concat(
                        group.notes().stream(), group.results().stream().flatMap(one -> one.notes().stream()))
                .anyMatch(note -> profile.remarks().nameAnInfection(LooseText.words(note)));
        if (known || told || group.results().stream().anyMatch(one -> namesAnInfection(one.result()))) {
            throw new Unclear(
                    Reason.UNKNOWN_TEST,
                    "OBR-4 " + group.request().field(4).value()
                            + " is named as no test of milk and holds a result of it");
        }
    }

    private boolean isPassedOver(Segment obx) {
        return isIgnored(obx.field(3))
                && !isResult(obx.field(3))
                && (isIgnoredByName(obx.field(3)) || !saysReactive(obx))
                && !namesAnInfection(obx);
    }

    /** In words, under whatever code. */
    private boolean namesAnInfection(Segment obx) {
        return profile.remarks().nameAnInfection(Codes.text(obx.field(3)) + " " + words(obx.field(5)))
                || profile.remarks().nameAnInfection(words(obx.field(5)));
    }

    private static String words(Field value) {
        return value.components().stream().map(Field::text).collect(Collectors.joining(" "));
    }

    /**
     * Whether the code itself is ignored, and not only one beside it or one that looks like it: a LOINC number in the table of
     * somebody else is another test.
     */
    private boolean isIgnoredByName(Field code) {
        String name = code.component(1);
        boolean loinc = LOINC.matcher(name).matches();
        String system = code.component(3);
        return profile.ignoredTests().containsKey(name) && (!loinc || system.isEmpty() || system.equals("LN"));
    }

    /** An answer as blood tests for infections have it, short of a plain no. */
    private boolean saysReactive(Segment obx) {
        return Stream.concat(
                        obx.field(5).repetitions().stream()
                                .flatMap(value -> Stream.of(
                                        value.text(),
                                        value.component(1),
                                        value.component(2),
                                        value.component(4),
                                        value.component(5),
                                        value.component(9))),
                        obx.field(8).repetitions().stream().map(Field::value))
                .map(profile.reactivity()::get)
                .anyMatch(found -> found != null && found != Reactivity.NON_REACTIVE);
    }

    private boolean isIgnored(Field code) {
        return codes(code).anyMatch(profile.ignoredTests()::containsKey);
    }

    private boolean isTest(Field code) {
        return codes(code).anyMatch(word -> profile.test(word).isPresent()) || isResult(code);
    }

    private boolean isResult(Field code) {
        return codes(code).anyMatch(word -> profile.result(word)
                .filter(result -> result.kind() != Kind.DOCUMENT)
                .isPresent());
    }

    private static Stream<String> codes(Field code) {
        return Stream.of(code.component(1), code.component(4)).filter(word -> !word.isEmpty());
    }
}
