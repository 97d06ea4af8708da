package org.lactarium.routes.laboratory;

import java.util.List;

/** Puts understood reports and what the record knows of them together into one transaction. */
public final class LaboratoryTranslator {

    private LaboratoryTranslator() {}

    /** @param placements one for each report, in the same order */
    public static Translation translate(List<Report> reports, List<Placement> placements) {
        Transaction transaction = new Transaction();
        try {
            for (int i = 0; i < reports.size(); i++) {
                Report report = reports.get(i);
                Placement placement = placements.get(i);
                Placement.Subject subject = Placing.subject(report, placement);
                Succession.mustNotGoBack(report, placement.before());
                transaction.addAll(new ReportWriter(report, subject, placement).write());
                transaction.expecting("DiagnosticReport/" + report.id(), placement.before());
            }
        } catch (Unclear unclear) {
            return unclear.why();
        }
        return new Translation.Mapped(transaction.bundle(), false, null);
    }
}
