package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Time;

/**
 * One OBR with its results, understood but not yet placed.
 *
 * @param id of the DiagnosticReport, the same whenever this report comes again
 * @param status code of the DiagnosticReport
 * @param collected when the specimen was taken
 * @param issued when the laboratory said this; what is on record and newer stays
 */
public record Report(
        UUID id,
        LaboratoryProfile.Test test,
        Claim claim,
        String fillerNumber,
        String status,
        @Nullable V2Time collected,
        @Nullable V2Time issued,
        Sample sample,
        List<Result> results,
        List<Document> documents,
        List<String> notes) {

    /**
     * @param id for a specimen the record does not know yet
     * @param number ours when there is one, else one made of the laboratory's
     */
    record Sample(UUID id, String number, @Nullable V2Time received) {}

    /**
     * @param subId OBX-4
     * @param status code of the Observation
     * @param sent OBX-3 codings beside the one it is mapped to
     * @param observed OBX-14
     * @param isolate the organism a susceptibility belongs to; null for every other result
     */
    record Result(
            UUID id,
            LaboratoryProfile.Result meaning,
            String subId,
            String status,
            List<Value.Code> sent,
            Value value,
            @Nullable V2Time observed,
            @Nullable String interpretation,
            @Nullable String range,
            List<String> notes,
            @Nullable Origin isolate) {}

    /**
     * The report, or a part of it, for people to read.
     *
     * @param type media type; null when a pointer does not say
     * @param bytes null when it is pointed to
     * @param url null when it is here
     */
    record Document(@Nullable String type, byte @Nullable [] bytes, @Nullable String url, String title) {}

    /**
     * Which isolate was tested.
     *
     * @param ids one when it is in this message, else all it may be: the record knows which
     */
    record Origin(List<UUID> ids, boolean inThisMessage) {}

    /** Isolates of which the record must know one. */
    public List<UUID> isolatesElsewhere() {
        return results.stream()
                .map(Result::isolate)
                .filter(isolate -> isolate != null && !isolate.inThisMessage())
                .flatMap(isolate -> isolate.ids().stream())
                .distinct()
                .toList();
    }
}
