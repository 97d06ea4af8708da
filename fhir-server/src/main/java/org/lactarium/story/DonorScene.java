package org.lactarium.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A mother offers her milk: registered, consented, and her blood tested by the laboratory. */
final class DonorScene {

    private static final String COORDINATOR = "donor-coordinator";

    private final Night night;

    DonorScene(Night night) {
        this.night = night;
    }

    /** @param reference {@code Patient/x} */
    record Donor(String reference, String number) {}

    Donor enrol(int which) throws IOException, InterruptedException {
        String number = night.number("D", which);
        night.narrator.step("donor.enrol", number);
        String donor = night.write(COORDINATOR, Paperwork.donor(number));
        night.write(COORDINATOR, Paperwork.enrolment(donor, night.ago(40, ChronoUnit.DAYS)));
        night.write(COORDINATOR, Paperwork.donorConsent(donor, night.ago(40, ChronoUnit.DAYS)));
        night.narrator.answer("donor.enrolled", donor);

        Instant drawn = night.ago(35, ChronoUnit.DAYS);
        String control = night.number("SER", which);
        night.narrator.step("donor.serology", number);
        String[] ack = night.bank.send(LabMessages.fill(
                "serology",
                Map.of(
                        "now", LabMessages.time(night.now()),
                        "control", control,
                        "donor", number,
                        "order", night.number("MB-SR", which),
                        "filler", night.number("F-SR", which),
                        "drawn", LabMessages.time(drawn))));
        JsonNode message = night.bank.settled(control);
        LaboratoryScene.expect(message, "delivered");
        night.narrator.answer(
                "lab.kept", ack[0], ack[1], message.path("resources").size());
        return new Donor(donor, number);
    }
}
