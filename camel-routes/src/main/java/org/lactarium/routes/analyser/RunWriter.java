package org.lactarium.routes.analyser;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.laboratory.Identity;
import org.lactarium.routes.laboratory.Placement;

/** Writes one measurement as docs/record.md says: an Observation, and the analyser if the record does not know it yet. */
record RunWriter(Run run, Found found, Placement.Subject subject) {

    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    List<Resource> write() {
        List<Resource> resources = new ArrayList<>();
        Observation written = observation();
        if (found.device() != null) {
            written.setDevice(new Reference(found.device()));
        } else if (!run.serial().isEmpty()) {
            Device analyser = analyser();
            resources.add(analyser);
            written.setDevice(new Reference("Device/" + analyser.getIdPart()));
        } else if (!run.model().isEmpty()) {
            written.setDevice(new Reference().setDisplay(run.model()));
        }
        resources.add(written);
        return resources;
    }

    private Observation observation() {
        Observation written = new Observation();
        written.setId(run.id().toString());
        written.getMeta().addProfile(Profiles.MACRONUTRIENTS);
        written.addIdentifier().setSystem(Systems.RESULT_ID).setValue(run.id().toString());
        if (found.placement().order() != null) {
            written.addBasedOn(new Reference(found.placement().order()));
        }
        written.setStatus(Observation.ObservationStatus.fromCode(run.status()));
        written.addCategory().addCoding().setSystem(CATEGORY).setCode("laboratory");
        written.getCode()
                .addCoding()
                .setSystem(Systems.LAB_TEST)
                .setCode("MBMACRO")
                .setDisplay("Human milk macronutrient panel");
        written.addFocus(new Reference(subject.reference()).setDisplay(subject.display()));
        written.setEffective(
                run.measured() == null ? null : new DateTimeType(run.measured().fhir()));
        written.setIssuedElement(instant());
        if (!run.operator().isEmpty()) {
            written.addPerformer(named(run.operator()).setType("Practitioner"));
        }
        if (!run.method().isEmpty()) {
            written.setMethod(new CodeableConcept().setText(run.method()));
        }
        specimen(written);
        run.notes().forEach(note -> written.addNote().setText(note));
        run.amounts().forEach(amount -> component(amount, written.addComponent()));
        return written;
    }

    private void specimen(Observation written) {
        if (found.placement().specimen() != null) {
            written.setSpecimen(new Reference(found.placement().specimen()));
        } else {
            run.claim().specimens().forEach(number -> written.setSpecimen(named(number)));
        }
    }

    /** What the record has no resource for keeps its number all the same. */
    private static Reference named(String number) {
        return new Reference().setIdentifier(new Identifier().setValue(number)).setDisplay(number);
    }

    private InstantType instant() {
        return run.issued() == null
                ? null
                : new InstantType(run.issued().instant().format(V2Time.TO_THE_SECOND));
    }

    private static void component(Run.Amount amount, Observation.ObservationComponentComponent component) {
        component
                .getCode()
                .addCoding()
                .setSystem(Systems.MILK_OBSERVATION)
                .setCode(amount.nutrient().code())
                .setDisplay(amount.nutrient().display());
        if (amount.number() == null) {
            component.getDataAbsentReason().addCoding().setSystem(ABSENT).setCode("not-performed");
        } else {
            component.setValue(quantity(amount));
        }
        if (amount.interpretation() != null) {
            component.addInterpretation().addCoding().setSystem(INTERPRETATION).setCode(amount.interpretation());
        }
        if (amount.range() != null) {
            component.addReferenceRange().setText(amount.range());
        }
    }

    private static Quantity quantity(Run.Amount amount) {
        Quantity quantity = new Quantity();
        quantity.setValue(amount.number())
                .setUnit(amount.nutrient().unit())
                .setSystem(Systems.UCUM)
                .setCode(amount.nutrient().unit());
        if (amount.comparator() != null) {
            quantity.setComparator(Quantity.QuantityComparator.fromCode(amount.comparator()));
        }
        return quantity;
    }

    private Device analyser() {
        Device analyser = new Device();
        analyser.setId(Identity.of("device", run.model(), run.serial()).toString());
        analyser.addIdentifier().setValue(run.serial());
        analyser.setStatus(Device.FHIRDeviceStatus.ACTIVE);
        analyser.setSerialNumber(run.serial());
        if (!run.model().isEmpty()) {
            analyser.addDeviceName().setName(run.model()).setType(Device.DeviceNameType.MODELNAME);
        }
        return analyser;
    }
}
