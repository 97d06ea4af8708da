package org.lactarium.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lactarium.routes.feed.AcknowledgementMode;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;

class AnswerPlanTest {

    @ParameterizedTest(name = "{0}, MSH-15 {1}, MSH-16 {2}: on commit {3}/{4}, on outcome {5}/{6}")
    @CsvSource({
        "ORIGINAL,'','',AA,AE,-,-",
        "ORIGINAL,AL,NE,AA,AE,-,-",
        "PROCESSED,'','',-,AE,AA,AE",
        "ENHANCED,'','',AA,AE,-,-",
        "ENHANCED,AL,NE,CA,CE,-,-",
        "ENHANCED,NE,AL,-,-,AA,AE",
        "ENHANCED,AL,AL,CA,CE,AA,AE",
        "ENHANCED,ER,SU,-,CE,AA,-",
        "ENHANCED,SU,ER,CA,-,-,AE",
        "ENHANCED,AL,'',CA,CE,-,-",
    })
    void answersAsTheFeedAndTheMessageAsk(
            AcknowledgementMode mode,
            String accept,
            String application,
            String kept,
            String notKept,
            String delivered,
            String held) {
        AnswerPlan plan = AnswerPlan.of(mode, msh(accept, application));
        assertThat(onCommit(plan, "AA")).isEqualTo(kept);
        assertThat(onCommit(plan, "AE")).isEqualTo(notKept);
        assertThat(plan.onOutcome().applies(true) ? "AA" : "-").isEqualTo(delivered);
        assertThat(plan.onOutcome().applies(false) ? "AE" : "-").isEqualTo(held);
    }

    private static String onCommit(AnswerPlan plan, String code) {
        return plan.onCommit().applies(code.equals("AA")) ? plan.commitCode(code) : "-";
    }

    private static Segment msh(String accept, String application) {
        String text = "MSH|^~\\&|LIS|LAB|MB|HK|20260101||ORU^R01|1|P|2.5.1|||" + accept + "|" + application;
        return V2Message.findHeader(text).orElseThrow();
    }
}
