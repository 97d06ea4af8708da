package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Moments;

/** What goes from the bench to a laboratory. */
final class NewPapers {

    /** Specimen from breast milk (SNOMED CT). */
    private static final String MILK = "446676001";

    private NewPapers() {}

    /** @param volume mL; null when nobody measured it */
    static Specimen sample(MilkUnit milk, String number, @Nullable Double volume, Instant taken) {
        var sample = new Specimen();
        sample.getMeta().addProfile(Profiles.MILK_SPECIMEN);
        sample.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(number);
        sample.setType(Coded.concept(Systems.SNOMED, MILK));
        sample.setSubject(Coded.alternate(milk));
        sample.getCollection().setCollected(Moments.dateTime(taken));
        if (volume != null) {
            sample.getCollection().setQuantity(Coded.millilitres(volume));
        }
        return sample;
    }

    static ServiceRequest order(
            MilkUnit milk,
            String number,
            String test,
            @Nullable Reference laboratory,
            List<Specimen> samples,
            Instant now) {
        var order = new ServiceRequest().setStatus(ServiceRequestStatus.ACTIVE).setIntent(ServiceRequestIntent.ORDER);
        order.getMeta().addProfile(Profiles.LAB_ORDER);
        order.addIdentifier().setSystem(Systems.LAB_ORDER_ID).setValue(number);
        order.setCode(Coded.concept(Systems.LAB_TEST, test));
        order.setSubject(Coded.alternate(milk));
        order.setAuthoredOn(Date.from(now));
        samples.forEach(sample -> order.addSpecimen(
                new Reference("Specimen/" + sample.getIdElement().getIdPart())));
        if (laboratory != null) {
            order.addPerformer(laboratory);
        }
        return order;
    }
}
