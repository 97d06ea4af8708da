package org.lactarium.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A laboratory that sends results of a donor nobody knows: each must be kept aside, and none may be lost. */
public final class Laboratory {

    private final String mllp;

    public Laboratory(String mllp) {
        this.mllp = mllp;
    }

    /** Whether the message was acknowledged with AA and its own control id. */
    public boolean sendSerologyOfAStranger(String control) {
        String now = LabMessages.time(Instant.now());
        try {
            String message = LabMessages.fill(
                    "serology",
                    Map.of(
                            "now",
                            now,
                            "control",
                            control,
                            "donor",
                            "D-STRANGER",
                            "order",
                            "O-" + control,
                            "filler",
                            "F-" + control,
                            "drawn",
                            now));
            return new Mllp(mllp).send(message).contains("MSA|AA|" + control);
        } catch (IOException theLineIsCut) {
            return false;
        }
    }

    /** The states in which the message log holds this control id, once it has settled. */
    public List<String> statesInTheLog(String base, String control) {
        Bank bank = new Bank(base, mllp);
        try {
            bank.settled(control);
            List<String> states = new ArrayList<>();
            for (JsonNode message : bank.log(control)) {
                states.add(message.path("state").asText());
            }
            return states;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
