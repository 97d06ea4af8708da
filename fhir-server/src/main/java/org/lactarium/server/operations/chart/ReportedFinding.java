package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.remark.Beside;
import org.lactarium.server.donor.SerologyResult.Answer;

/**
 * What a report about milk or a donor says that its results do not: in its conclusion, by a code, or in nothing but a document. A person looks
 * at it. The report of a message was read where it came in.
 */
public final class ReportedFinding {

    private static final Set<DiagnosticReportStatus> WITHDRAWN =
            Set.of(DiagnosticReportStatus.ENTEREDINERROR, DiagnosticReportStatus.CANCELLED);

    private static final Set<Answer> POSITIVE = Set.of(Answer.REACTIVE, Answer.INDETERMINATE);

    private ReportedFinding() {}

    /** @param results those it sums up that are on record */
    public static boolean asks(DiagnosticReport report, List<Observation> results) {
        if (WITHDRAWN.contains(report.getStatus()) || ofAMessage(report)) {
            return false;
        }
        var said = results.stream()
                .filter(result -> !SerologyChart.withdrawn(result))
                .toList();
        return concludes(report, said) || isNothingButADocument(report, said);
    }

    /** The same of a donor, whose positive results are judged by themselves. */
    public static boolean asksOfDonor(DiagnosticReport report, List<Observation> results) {
        if (WITHDRAWN.contains(report.getStatus()) || ofAMessage(report)) {
            return false;
        }
        var said = results.stream()
                .filter(result -> !SerologyChart.withdrawn(result))
                .toList();
        var judged = said.stream().map(BloodAnswer::of).anyMatch(POSITIVE::contains);
        return isNothingButADocument(report, said)
                || warns(report)
                || !judged
                        && (ResultWords.contradict(report.getConclusion(), Beside.NON_REACTIVE)
                                || report.getConclusionCode().stream()
                                        .anyMatch(code -> FlaggedAnswer.of(code, List.of(), List.of())
                                                .asks()));
    }

    /** Entered in error or cancelled, with all that stands in it. */
    public static boolean isWithdrawn(Resource result) {
        return result instanceof Observation observed
                ? SerologyChart.withdrawn(observed)
                : result instanceof DiagnosticReport report && WITHDRAWN.contains(report.getStatus());
    }

    private static boolean concludes(DiagnosticReport report, List<Observation> said) {
        var grown = grown(said);
        var beside = said.stream().anyMatch(ReportedFinding::grows) ? Beside.COUNT : Beside.NO_GROWTH;
        return warns(report)
                || ResultWords.contradict(report.getConclusion(), beside)
                || report.getConclusionCode().stream()
                        .anyMatch(code -> !MilkFinding.saysNothing(code) && !isGrown(code, grown));
    }

    private static boolean warns(DiagnosticReport report) {
        return report.hasConclusion() && NoFinding.isWarning(report.getConclusion());
    }

    /** What its results themselves say. */
    private static Set<String> grown(List<Observation> said) {
        return said.stream()
                .map(Observation::getValue)
                .filter(CodeableConcept.class::isInstance)
                .flatMap(value -> Coded.codes((CodeableConcept) value).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isGrown(CodeableConcept code, Set<String> grown) {
        return code.hasCoding() && grown.containsAll(Coded.codes(code));
    }

    private static boolean grows(Observation result) {
        var count = CountChart.count(result.getValue());
        return CultureChart.isCulture(result)
                && !MilkFinding.saysNothing(result.getValue())
                && (count == null || !count.nothing(0));
    }

    private static boolean isNothingButADocument(DiagnosticReport report, List<Observation> said) {
        return said.isEmpty()
                && !report.hasConclusion()
                && !report.hasConclusionCode()
                && (report.hasPresentedForm() || report.hasMedia());
    }

    private static boolean ofAMessage(DiagnosticReport report) {
        return report.getIdentifier().stream().anyMatch(one -> Systems.RESULT_ID.equals(one.getSystem()));
    }
}
