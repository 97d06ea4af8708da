package org.lactarium.server.donor;

import java.util.List;

/**
 * What the record knows about one donor, as far as the rules ask.
 *
 * @param number the donor's own number (DID), never her name
 * @param woman who she is
 * @param enrolments periods in which she was enrolled and her enrolment not withdrawn by mistake
 * @param consents periods in which her consent to donate to infants stood
 * @param deferrals windows of expression that she was deferred for
 * @param findings what the laboratory found by tests no rule knows
 * @param interviews those that stand, led to their end or only begun
 * @param sources what was read, in which version, for explaining a decision: {@code Consent/x/_history/2}
 */
public record DonorFile(
        String number,
        Woman woman,
        List<Span> enrolments,
        List<Span> consents,
        List<Deferral> deferrals,
        List<SerologyResult> serology,
        List<OtherFinding> findings,
        List<Interview> interviews,
        List<String> sources) {

    public DonorFile {
        enrolments = List.copyOf(enrolments);
        consents = List.copyOf(consents);
        deferrals = List.copyOf(deferrals);
        serology = List.copyOf(serology);
        findings = List.copyOf(findings);
        interviews = List.copyOf(interviews);
        sources = List.copyOf(sources);
    }

    /** Facts that nobody has to find again. */
    public DonorFile(
            String number,
            List<Span> enrolments,
            List<Span> consents,
            List<Deferral> deferrals,
            List<SerologyResult> serology) {
        this(number, Woman.UNKNOWN, enrolments, consents, deferrals, serology, List.of(), List.of(), List.of());
    }
}
