package org.lactarium.server.operations;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.LactariumServer;

/** The screening interview of the guide's example, with one answer changed. */
final class Interviews {

    private Interviews() {}

    /** She says no to everything that a person would be asked about. */
    static QuestionnaireResponse harmless(String donor, Instant authored) {
        var interview = disclosing(donor, "medicine", null, null);
        answer(interview, "medicine", false, null, null);
        interview.getItem().forEach(group -> group.getItem()
                .removeIf(item -> item.getLinkId().equals("medicine-names")));
        return interview.setAuthored(Date.from(authored));
    }

    /** She takes this, she says today. */
    static QuestionnaireResponse taking(String donor, String words) {
        var interview = disclosing(donor, "medicine", null, null);
        interview.getItem().stream()
                .flatMap(group -> group.getItem().stream())
                .filter(item -> item.getLinkId().equals("medicine-names"))
                .forEach(item -> item.getAnswerFirstRep().setValue(new StringType(words)));
        return interview;
    }

    /** @param reason the question that is answered with yes */
    static QuestionnaireResponse disclosing(
            String donor, String reason, @Nullable Instant from, @Nullable Instant until) {
        try (InputStream example = Objects.requireNonNull(
                Interviews.class.getResourceAsStream("/examples/QuestionnaireResponse-screening-417.json"))) {
            var interview =
                    LactariumServer.shared().fhir().newJsonParser().parseResource(QuestionnaireResponse.class, example);
            interview.setId((String) null);
            interview.setSubject(new Reference(donor)).setAuthor(null).setAuthored(new Date());
            born(interview, LocalDate.now(ZoneId.of("Asia/Hong_Kong")).minusDays(200));
            answer(interview, reason, true, from, until);
            return interview;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static void born(QuestionnaireResponse interview, LocalDate day) {
        interview.getItem().stream()
                .flatMap(group -> group.getItem().stream())
                .filter(item -> item.getLinkId().equals("baby-birth-date"))
                .forEach(item -> item.getAnswerFirstRep().setValue(new DateType(day.toString())));
    }

    static void answer(
            QuestionnaireResponse interview,
            String reason,
            boolean yes,
            @Nullable Instant from,
            @Nullable Instant until) {
        var question = interview.getItem().stream()
                .flatMap(group -> group.getItem().stream())
                .filter(item -> item.getLinkId().equals(reason))
                .findFirst()
                .orElseThrow();
        question.getAnswer().clear();
        var answer = question.addAnswer().setValue(new BooleanType(yes));
        if (from != null) {
            answer.addItem(day(reason + "-from", from));
        }
        if (until != null) {
            answer.addItem(day(reason + "-until", until));
        }
    }

    private static QuestionnaireResponseItemComponent day(String question, Instant at) {
        var item = new QuestionnaireResponseItemComponent(new StringType(question));
        item.addAnswer()
                .setValue(new DateType(
                        at.atZone(ZoneId.of("Asia/Hong_Kong")).toLocalDate().toString()));
        return item;
    }
}
