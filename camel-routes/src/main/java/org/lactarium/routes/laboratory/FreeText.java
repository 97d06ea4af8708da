package org.lactarium.routes.laboratory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lactarium.profiles.remark.Beside;
import org.lactarium.profiles.remark.Remarks;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/** Holds what a report says in words against what its results say. No result is taken from words, and none stands against them. */
record FreeText(Remarks remarks, Report report) {

    /** Notes, whichever field their words have slipped into, and documents that are text. */
    void mustNotContradict(OrderGroup group) {
        Stream<String> notes = Stream.concat(
                        group.notes().stream(),
                        group.results().stream()
                                .filter(one -> stands(group.request(), one.result()))
                                .flatMap(one -> one.notes().stream()))
                .map(LooseText::words);
        Stream<String> documents = report.documents().stream()
                .filter(document -> document.bytes() != null)
                .filter(document -> String.valueOf(document.type()).startsWith("text/plain"))
                .map(document -> new String(document.bytes(), StandardCharsets.UTF_8));
        mustNotContradict(Stream.concat(notes, documents).toList());
    }

    void mustNotContradict(List<String> texts) {
        Optional<Beside> beside = SaidByResults.of(report);
        boolean contradicted = beside.isPresent()
                && texts.stream().map(this::withoutFound).anyMatch(text -> contradict(beside.get(), text));
        if (contradicted) {
            throw new Unclear(
                    Reason.REMARK_CONTRADICTS,
                    "A note or a text of " + report.test().code() + " says what its results do not say");
        }
    }

    private boolean contradict(Beside beside, String text) {
        return remarks.contradict(beside, text) || remarks.nameAnInfection(text);
    }

    /** A remark may name the organisms that are results. */
    private String withoutFound(String text) {
        return SaidByResults.organisms(report)
                .reduce(text, (left, name) -> left.replaceAll("(?iu)" + Pattern.quote(name), " "));
    }

    private static boolean stands(Segment request, Segment result) {
        return Statuses.ofResult(Statuses.letter(request, result))
                .filter(Statuses.WITHDRAWN::contains)
                .isEmpty();
    }
}
