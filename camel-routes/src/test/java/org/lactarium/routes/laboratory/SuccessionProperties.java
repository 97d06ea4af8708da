package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Observation;
import org.lactarium.routes.hl7.V2Message;

/** In whatever order the words about one report come, the record never goes back. */
class SuccessionProperties {

    private static final LaboratoryReader READER =
            new LaboratoryReader(LaboratoryProfile.byDefault(), ZoneId.of("Asia/Hong_Kong"));

    /** @param day of OBR-22 */
    record Word(int day, String status) {}

    @Property
    void whatStandsIsNeverOlderThanWhatStoodBefore(@ForAll("words") List<Word> words) {
        Placement.Standing standing = null;
        for (Word word : words) {
            Report report = report(word);
            try {
                Succession.mustNotGoBack(report, ids(report), standing, Goldens.ARRIVAL);
            } catch (Unclear superseded) {
                continue;
            }
            Instant issued = report.issued().instant().toInstant();
            if (standing != null) {
                assertThat(issued).isAfterOrEqualTo(standing.issued());
                assertThat(issued.equals(standing.issued())
                                && Statuses.rank(report.status()) < Statuses.rank(standing.status()))
                        .isFalse();
                assertThat(Statuses.FINAL.contains(standing.status()) && !Statuses.FINAL.contains(report.status()))
                        .isFalse();
            }
            standing = new Placement.Standing(report.status(), issued, "1", List.of());
        }
    }

    @Example
    void aResultThatIsFinalDoesNotBecomePreliminaryInAReportThatStillGrows() {
        Report report = report(new Word(9, "P"));
        Observation count = new Observation();
        count.setId(ids(report).result(report.results().get(0).key()).toString());
        count.setStatus(Observation.ObservationStatus.FINAL);
        Placement.Standing before = new Placement.Standing("preliminary", Instant.EPOCH, "1", List.of(count));
        assertThatThrownBy(() -> Succession.mustNotGoBack(report, ids(report), before, Goldens.ARRIVAL))
                .hasMessageContaining("final already");
    }

    @Provide
    Arbitrary<List<Word>> words() {
        return Combinators.combine(Arbitraries.integers().between(1, 5), Arbitraries.of("P", "F", "C", "X"))
                .as(Word::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(8);
    }

    private static ReportIds ids(Report report) {
        return report.identity().about("BiologicallyDerivedProduct/b1");
    }

    private static Report report(Word word) {
        String text = "MSH|^~\\&|LIS|LAB|MILKBANK|HKMB|20260309||ORU^R01|1|P|2.5.1\r"
                + "OBR|1|O-1|F-1|MBCULPOST|||20260304|||||||||||||||2026030" + word.day() + "||MB|" + word.status()
                + "\r"
                + "OBX|1|NM|20695-3^^LN||0|CFU/mL|||||" + word.status() + "\r";
        Understanding understanding = READER.read((V2Message) V2Message.read(text), Goldens.ARRIVAL);
        return ((Understanding.Understood) understanding).reports().get(0);
    }
}
