package org.lactarium.server.operations.chart;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.donor.Interview;
import org.lactarium.server.donor.Interview.Answer;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/**
 * Reads the screening interviews of a donor. A question is known by its {@code linkId}, which is the reason for deferral;
 * its dates are the answers to {@code <reason>-from} and {@code <reason>-until}.
 */
@Component
public class ScreeningChart {

    private final MilkRecord record;
    private final ZoneId zone;
    private final Set<String> questions;

    ScreeningChart(MilkRecord record, RuleProfile profile) {
        this.record = record;
        this.zone = profile.zone();
        this.questions = profile.donors().interviews().questions();
    }

    public static boolean isInterview(QuestionnaireResponse response) {
        return response.getMeta().hasProfile(Profiles.DONOR_SCREENING);
    }

    /** All interviews under any of these numbers that stand, led to their end or only begun. */
    public List<Interview> of(List<String> donors) {
        return read(papers(donors));
    }

    List<QuestionnaireResponse> papers(List<String> donors) {
        return record.referring(QuestionnaireResponse.class, "subject", donors).stream()
                .filter(ScreeningChart::isInterview)
                .filter(response -> response.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR)
                .toList();
    }

    List<Interview> read(List<QuestionnaireResponse> papers) {
        return papers.stream().flatMap(response -> interview(response).stream()).toList();
    }

    /** Days that are the answer to a question, of an interview that was led to its end. */
    static Stream<DateType> days(QuestionnaireResponse response, String question) {
        return ended(response)
                ? response.getItem().stream()
                        .flatMap(ScreeningChart::all)
                        .filter(item -> question.equals(item.getLinkId()))
                        .flatMap(ScreeningChart::values)
                        .filter(DateType.class::isInstance)
                        .map(DateType.class::cast)
                : Stream.empty();
    }

    private static boolean ended(QuestionnaireResponse response) {
        return response.getStatus() == QuestionnaireResponseStatus.COMPLETED
                || response.getStatus() == QuestionnaireResponseStatus.AMENDED;
    }

    private Optional<Interview> interview(QuestionnaireResponse response) {
        var ended = ended(response);
        var authored = Moments.first(response.getAuthoredElement(), zone);
        if (authored == null) {
            return Optional.empty();
        }
        var items = response.getItem().stream().flatMap(ScreeningChart::all).toList();
        return Optional.of(new Interview(
                id(response),
                authored,
                ended && !Moments.ahead(authored, response) && answered(items).containsAll(questions),
                ended ? items.stream().flatMap(item -> answer(item, items)).toList() : List.of()));
    }

    private Stream<Answer> answer(
            QuestionnaireResponseItemComponent item, List<QuestionnaireResponseItemComponent> items) {
        return values(item)
                .map(value -> new Answer(
                        item.getLinkId(),
                        value instanceof BooleanType yes ? yes.booleanValue() : null,
                        Moments.first(date(items, item.getLinkId() + "-from"), zone),
                        Moments.last(date(items, item.getLinkId() + "-until"), zone),
                        words(items, item.getLinkId() + "-names")));
    }

    private static Set<String> answered(List<QuestionnaireResponseItemComponent> items) {
        return items.stream()
                .filter(item -> values(item).findAny().isPresent())
                .map(QuestionnaireResponseItemComponent::getLinkId)
                .collect(Collectors.toSet());
    }

    private static List<String> words(List<QuestionnaireResponseItemComponent> items, String linkId) {
        return items.stream()
                .filter(item -> linkId.equals(item.getLinkId()))
                .flatMap(ScreeningChart::values)
                .map(value -> value instanceof Coding coding && coding.hasDisplay()
                        ? coding.getDisplay()
                        : value.primitiveValue())
                .filter(Objects::nonNull)
                .toList();
    }

    private static Stream<Type> values(QuestionnaireResponseItemComponent item) {
        return item.getAnswer().stream().filter(given -> given.hasValue()).map(given -> given.getValue());
    }

    private static @Nullable DateTimeType date(List<QuestionnaireResponseItemComponent> items, String linkId) {
        return items.stream()
                .filter(item -> linkId.equals(item.getLinkId()))
                .flatMap(item -> item.getAnswer().stream())
                .map(given -> given.getValue())
                .filter(DateType.class::isInstance)
                .map(day -> new DateTimeType(((DateType) day).getValueAsString()))
                .findFirst()
                .orElse(null);
    }

    /** The item and everything below it, be it below the item or below its answer. */
    private static Stream<QuestionnaireResponseItemComponent> all(QuestionnaireResponseItemComponent item) {
        var below = Stream.concat(
                item.getItem().stream(), item.getAnswer().stream().flatMap(given -> given.getItem().stream()));
        return Stream.concat(Stream.of(item), below.flatMap(ScreeningChart::all));
    }

    private static String id(QuestionnaireResponse response) {
        return response.getIdElement().getIdPart();
    }
}
