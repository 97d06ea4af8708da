package org.lactarium.server.operations;

import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.server.operations.WaitingResultTask.Message;

/**
 * What a result says about milk or a donor that no rule reads, so that a person must look.
 *
 * @param result {@code Observation/x} or {@code DiagnosticReport/x}
 * @param reason {@code finding-unjudged}, or {@code subject-mismatch} when it names different milk
 * @param about what it counts for, with its name for people: of a bottle the batch; a donor by her number
 */
public record UnjudgedFinding(String result, String reason, List<Reference> about) {

    public UnjudgedFinding {
        about = List.copyOf(about);
    }

    /** Nobody knows how bad it is, so milk that was let go is held at once. */
    Message message() {
        return new Message(result, result.replace('/', '-'), reason, "", true);
    }
}
