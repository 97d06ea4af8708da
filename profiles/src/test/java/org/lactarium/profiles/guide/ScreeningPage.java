package org.lactarium.profiles.guide;

import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/** The screening interview in both languages. */
record ScreeningPage(Definitions definitions) {

    String text() {
        Questionnaire interview = definitions.every(Questionnaire.class).get(0);
        return "# The screening interview · 捐贈者健康問卷\n\n"
                + interview.getDescription()
                + " A yes to a question with a code is that reason for deferral.\n\n`"
                + interview.getUrl() + "`\n\n"
                + interview.getItem().stream().map(ScreeningPage::group).collect(Collectors.joining("\n"));
    }

    private static String group(QuestionnaireItemComponent group) {
        return "## " + Words.both(group.getText(), group.getTextElement()) + "\n\n"
                + Words.head("Id", "Question", "問題", "Answer", "Defers for")
                + group.getItem().stream().map(ScreeningPage::row).collect(Collectors.joining());
    }

    private static String row(QuestionnaireItemComponent question) {
        return Words.row(
                Words.code(question.getLinkId()),
                question.getText(),
                Words.chinese(question.getTextElement()),
                question.getType().toCode(),
                question.hasCode() ? Words.code(question.getCodeFirstRep().getCode()) : "");
    }
}
