package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.springframework.stereotype.Component;

/**
 * What a donor answered stays answered, to the same questionnaire: another answer is an amendment, and none at all would end what her
 * answer brought about without a word. One that turns out not to have been led to its end may say so; her milk waits then.
 */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS)
class KeptAnswers implements BankInterceptor {

    private static final Set<QuestionnaireResponseStatus> ENDED =
            Set.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    /** They belong to an answer, and go with it. */
    private static final List<String> DETAILS = List.of("-from", "-until", "-names");

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (ServerOwnedGuard.fromOutside(request)
                && before instanceof QuestionnaireResponse was
                && after instanceof QuestionnaireResponse is
                && ENDED.contains(was.getStatus())
                && ENDED.contains(is.getStatus())
                && !(sameForm(was, is) && answered(is).containsAll(answered(was)))) {
            throw Refusals.bad(
                    "An interview that was led to its end keeps its questionnaire and an answer to each question that was"
                            + " answered. Amend the answers, or enter the interview in error and write another one.");
        }
    }

    private static boolean sameForm(QuestionnaireResponse was, QuestionnaireResponse is) {
        return !was.hasQuestionnaire() || was.getQuestionnaire().equals(is.getQuestionnaire());
    }

    private static Set<String> answered(QuestionnaireResponse interview) {
        return interview.getItem().stream()
                .flatMap(KeptAnswers::all)
                .filter(item -> item.getAnswer().stream().anyMatch(answer -> answer.hasValue()))
                .map(QuestionnaireResponseItemComponent::getLinkId)
                .filter(question -> question != null && DETAILS.stream().noneMatch(question::endsWith))
                .collect(Collectors.toSet());
    }

    private static Stream<QuestionnaireResponseItemComponent> all(QuestionnaireResponseItemComponent item) {
        return Stream.concat(Stream.of(item), item.getItem().stream().flatMap(KeptAnswers::all));
    }
}
