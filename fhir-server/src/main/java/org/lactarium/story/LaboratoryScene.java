package org.lactarium.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The laboratory: cultures are ordered over FHIR, results come back as HL7 v2 over MLLP. */
final class LaboratoryScene {

    private final Night night;

    LaboratoryScene(Night night) {
        this.night = night;
    }

    void order(Batch batch, String test, String unit, String number, int which)
            throws IOException, InterruptedException {
        night.narrator.step("lab.order." + test, number);
        String specimen = night.write(
                "technician",
                Paperwork.milkSpecimen(night.number("SP", which), unit, number, night.ago(30, ChronoUnit.MINUTES)));
        String order = night.write(
                "technician", Paperwork.cultureOrder(night.number("MB-C", which), test, unit, number, specimen));
        night.narrator.answer("lab.ordered", order);
    }

    /** Sends a result and answers the message as it was sent. */
    String report(String test, String lot, int which, String count, String words)
            throws IOException, InterruptedException {
        night.narrator.step("lab.report." + test, lot, night.narrator.say(words));
        String control = night.number("CUL", which);
        String message = message(control, test, lot, which, count);
        String[] ack = night.bank.send(message);
        JsonNode logged = night.bank.settled(control);
        expect(logged, "delivered");
        night.narrator.answer(
                "lab.kept", ack[0], ack[1], logged.path("resources").size());
        return message;
    }

    void reportTwice(String test, String lot, int which, String count, String words)
            throws IOException, InterruptedException {
        String message = report(test, lot, which, count, words);
        night.narrator.step("lab.again");
        String[] ack = night.bank.send(message);
        JsonNode log = night.bank.log(night.number("CUL", which));
        if (log.size() != 1) {
            throw new OffScriptException("the message was kept " + log.size() + " times");
        }
        night.narrator.answer("lab.once", ack[0], ack[1]);
    }

    /** A result on milk nobody knows: kept and explained, not lost and not guessed at. */
    void reportOnNothing() throws IOException, InterruptedException {
        String lot = night.number("B", 77);
        String control = night.number("CUL", 77);
        night.narrator.step("lab.nothing", lot);
        String[] ack = night.bank.send(message(control, "MBCULPOST", lot, 77, "=^0"));
        JsonNode message = night.bank.settled(control);
        expect(message, "quarantined");
        night.narrator.answer(
                "lab.quarantined", ack[0], ack[1], message.path("reason").asText());
        night.narrator.answer("lab.what-to-do", message.path("whatToDo").asText());
    }

    private String message(String control, String test, String lot, int which, String count) throws IOException {
        return LabMessages.fill(
                "culture",
                Map.of(
                        "now", LabMessages.time(night.now()),
                        "control", control,
                        "lot", lot,
                        "order", night.number("MB-C", which),
                        "filler", night.number("F-C", which),
                        "test", test,
                        "taken", LabMessages.time(night.ago(30, ChronoUnit.MINUTES)),
                        "count", count,
                        "specimen", night.number("SP", which)));
    }

    static void expect(JsonNode message, String state) {
        if (!message.path("state").asText().equals(state)) {
            throw new OffScriptException("message " + message.path("controlId").asText() + " is "
                    + message.path("state").asText() + ": "
                    + message.path("reason").asText() + " "
                    + message.path("detail").asText());
        }
    }
}
