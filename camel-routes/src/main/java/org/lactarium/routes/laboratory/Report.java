package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Time;

/**
 * One OBR with its results, understood but not yet placed. Its ids follow when it is known what it is about.
 *
 * @param status code of the DiagnosticReport
 * @param collected when the specimen was taken
 * @param issued when the laboratory said this; what is on record and newer stays
 */
public record Report(
        ReportIdentity identity,
        LaboratoryProfile.Test test,
        Claim claim,
        String status,
        @Nullable V2Time collected,
        @Nullable V2Time issued,
        Sample sample,
        List<Result> results,
        List<Document> documents,
        List<String> notes) {

    /**
     * For a specimen the record does not know yet.
     *
     * @param number ours when there is one, else one made of the laboratory's
     */
    record Sample(String number, @Nullable V2Time received) {}

    /**
     * @param subId OBX-4
     * @param status code of the Observation
     * @param sent OBX-3 codings beside the one it is mapped to
     * @param observed OBX-14
     * @param isolate the organism a susceptibility belongs to; null for every other result
     */
    record Result(
            ResultKey key,
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
     * @param candidates one when it is in this message, else all it may be: the record knows which
     */
    record Origin(List<Candidate> candidates, boolean inThisMessage) {}

    /** An organism in the report of that identity. */
    record Candidate(ReportIdentity report, ResultKey result) {}

    /**
     * Of the DiagnosticReport, the same whenever this report comes again.
     *
     * @param subject reference to what it is about, as in {@link Placement.Subject#reference}
     */
    public UUID id(String subject) {
        return identity.about(subject).report();
    }

    /** Under which it stands when it was written before the subject belonged to the identity. */
    public UUID formerId() {
        return identity.formerly().report();
    }

    /** The laboratory's number of the report, else the bank's. */
    public String fillerNumber() {
        return identity.filler();
    }

    /** Whether it is about milk as it was before heating. */
    public boolean isAboutRawMilk() {
        return "pre".equals(test.stage());
    }

    /** Whether it corrects or withdraws something that was said before. */
    public boolean takesBack() {
        return Stream.concat(Stream.of(status), results.stream().map(Result::status))
                .anyMatch(Statuses.CHANGED::contains);
    }

    /**
     * Isolates of which the record must know one, under their ids of today and of before.
     *
     * @param subject as for {@link #id}
     */
    public List<UUID> isolatesElsewhere(String subject) {
        return results.stream()
                .map(Result::isolate)
                .filter(Objects::nonNull)
                .filter(isolate -> !isolate.inThisMessage())
                .flatMap(isolate -> isolate.candidates().stream())
                .flatMap(isolate -> Stream.of(
                        isolate.report().about(subject).result(isolate.result()),
                        isolate.report().formerly().result(isolate.result())))
                .distinct()
                .toList();
    }

    /** Whether it says nothing but that something said before does not hold. */
    public boolean takesAllBack() {
        return Statuses.WITHDRAWN.contains(status)
                || !results.isEmpty()
                        && results.stream().allMatch(result -> Statuses.WITHDRAWN.contains(result.status()));
    }
}
