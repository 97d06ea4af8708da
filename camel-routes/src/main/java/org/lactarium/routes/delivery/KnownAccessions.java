package org.lactarium.routes.delivery;

import ca.uhn.fhir.rest.param.ParameterUtil;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.laboratory.Placement;

/**
 * What the laboratory's own numbers in a message have been about before. A message that names no milk and no donor still says which it
 * means when it corrects a report that is on record.
 */
final class KnownAccessions {

    private final Record record;

    KnownAccessions(Record record) {
        this.record = record;
    }

    /** Numbers of the milk and the donors of reports under OBR-3, ORC-3, OBR-29 and SPM-2 of a message. */
    List<String> subjects(Waiting message) {
        String text = new String(message.raw(), Charset.forName(message.charset()));
        return V2Message.read(text) instanceof V2Message read
                ? accessions(read).distinct().flatMap(this::numbers).distinct().toList()
                : List.of();
    }

    private static Stream<String> accessions(V2Message message) {
        return Stream.of(
                        message.all("OBR").flatMap(obr -> Stream.of(obr.field(3), obr.field(29))
                                .map(Field::value)),
                        message.all("ORC").map(orc -> orc.field(3).value()),
                        message.all("SPM").map(spm -> spm.field(2)).flatMap(KnownAccessions::bothNumbers))
                .flatMap(numbers -> numbers)
                .filter(number -> !number.isBlank());
    }

    /** The bank's and the laboratory's. */
    private static Stream<String> bothNumbers(Field field) {
        return Stream.of(field.component(1), field.component(2));
    }

    private Stream<String> numbers(String accession) {
        return record
                .search(DiagnosticReport.class, Map.of("identifier", List.of(ParameterUtil.escape(accession))))
                .stream()
                .filter(DiagnosticReport.class::isInstance)
                .flatMap(report -> Lookups.subject(((DiagnosticReport) report).getSubject()).stream())
                .flatMap(this::identifiers)
                .map(Identifier::getValue)
                .filter(Objects::nonNull);
    }

    private Stream<Identifier> identifiers(Placement.Subject subject) {
        String id = subject.reference().substring(subject.reference().indexOf('/') + 1);
        return subject.reference().startsWith("Patient/")
                ? record.read(Patient.class, id).stream().flatMap(donor -> donor.getIdentifier().stream())
                : record.read(BiologicallyDerivedProduct.class, id).stream()
                        .flatMap(milk -> Optional.of(milk.getIdentifierFirstRep()).stream());
    }
}
