package org.lactarium.routes.laboratory;

import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.hl7.V2Time;

/** Writes one result as an Observation. Limits are judged by the record's rules, never here. */
record ResultWriter(
        Report report, Placement.Subject subject, @Nullable String specimen, ReportIds ids, IsolateIds isolates) {

    static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
    private static final Set<String> KNOWN_INTERPRETATIONS = Set.of(
            "A", "AA", "H", "HH", "L", "LL", "N", "S", "I", "R", "SDD", "NS", "SYN-S", "SYN-R", "POS", "NEG", "IND",
            "ND", "DET", "NR", "RR", "WR");
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    Observation write(Report.Result result) {
        Observation written = new Observation();
        written.setId(ids.result(result.key()).toString());
        profile(result, written);
        written.addIdentifier()
                .setSystem(Identity.RESULT_NUMBER)
                .setValue(ids.result(result.key()).toString());
        written.setStatus(Observation.ObservationStatus.fromCode(result.status()));
        written.addCategory(ReportWriter.category());
        written.setCode(code(result));
        if (subject.isMilk()) {
            Reference milk = new Reference(subject.reference());
            milk.setDisplay(subject.display());
            written.addFocus(milk);
        } else {
            written.setSubject(new Reference(subject.reference()));
        }
        written.setEffective(ReportWriter.dateTime(effective(result)));
        value(result.value(), written);
        if (result.interpretation() != null) {
            written.addInterpretation(interpretation(result.interpretation()));
        }
        result.notes().forEach(note -> written.addNote().setText(note));
        if (specimen != null) {
            written.setSpecimen(new Reference(specimen));
        }
        if (result.range() != null) {
            written.addReferenceRange().setText(result.range());
        }
        if (result.isolate() != null) {
            written.addDerivedFrom(new Reference("Observation/" + isolates.of(result.isolate())));
        }
        if (result.meaning().kind() == Kind.COLONY_COUNT || result.meaning().kind() == Kind.ORGANISM) {
            stage(written);
        }
        return written;
    }

    /** A letter that is not in the table is kept as text: it is an opinion, and no reason to refuse the result. */
    private static CodeableConcept interpretation(String sent) {
        CodeableConcept concept = new CodeableConcept();
        if (KNOWN_INTERPRETATIONS.contains(sent)) {
            concept.addCoding().setSystem(INTERPRETATION).setCode(sent);
            return concept;
        }
        return concept.setText(sent);
    }

    private static void profile(Report.Result result, Observation written) {
        switch (result.meaning().kind()) {
            case COLONY_COUNT -> written.getMeta().addProfile(Profiles.COLONY_COUNT);
            case ORGANISM -> written.getMeta().addProfile(Profiles.ORGANISM);
            case SEROLOGY -> written.getMeta().addProfile(Profiles.SEROLOGY);
            case SUSCEPTIBILITY -> written.getMeta().addProfile(Profiles.SUSCEPTIBILITY);
            default -> {}
        }
    }

    private static CodeableConcept code(Report.Result result) {
        CodeableConcept concept = new CodeableConcept();
        boolean ours = result.meaning().kind() == Kind.ORGANISM;
        concept.addCoding()
                .setSystem(ours ? Systems.MILK_OBSERVATION : Systems.LOINC)
                .setCode(result.meaning().code())
                .setDisplay(result.meaning().display());
        result.sent().stream()
                .filter(sent -> !sent.code().equals(result.meaning().code()))
                .forEach(sent -> concept.addCoding()
                        .setSystem(sent.system())
                        .setCode(sent.code())
                        .setDisplay(sent.display()));
        return concept;
    }

    /** A serology speaks of the day the blood was drawn; a culture of the day the plate was read. */
    private @Nullable V2Time effective(Report.Result result) {
        boolean drawn = result.meaning().kind() == Kind.SEROLOGY && report.collected() != null;
        return drawn || result.observed() == null ? report.collected() : result.observed();
    }

    private void stage(Observation written) {
        Observation.ObservationComponentComponent stage = written.addComponent();
        stage.getCode().addCoding().setSystem(Systems.MILK_OBSERVATION).setCode("culture-stage");
        CodeableConcept which = new CodeableConcept();
        which.addCoding().setSystem(Systems.CULTURE_STAGE).setCode(report.test().stage());
        stage.setValue(which);
    }

    private static void value(Value value, Observation written) {
        if (value instanceof Value.Absent) {
            written.getDataAbsentReason().addCoding().setSystem(ABSENT).setCode("not-performed");
        } else {
            written.setValue(ValueWriter.type(value));
        }
    }
}
