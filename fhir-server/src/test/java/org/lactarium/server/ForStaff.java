package org.lactarium.server;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/** What a person at the bench is not expected to read. */
public final class ForStaff {

    private static final String TYPES =
            "(?:" + String.join("|", FhirContext.forR4Cached().getResourceTypes()) + ")";

    private static final List<Pattern> NOT = List.of(
            Pattern.compile("\\b" + TYPES + "\\.[a-z]"), // a path
            Pattern.compile("\\b[a-z]+[A-Z]\\w*\\.[a-z]\\w+|\\bextension\\("),
            Pattern.compile("\\b" + TYPES + "/[A-Za-z0-9.-]+"), // a reference
            Pattern.compile("https?://|\\burn:"),
            // a regular expression; a laboratory writes (?) of what it is not sure of
            Pattern.compile("\\\\[dwsSWD]|\\.\\*|\\.\\+|\\[\\^|\\[[a-zA-Z]-[a-zA-Z]|\\{\\d+,?\\d*\\}|\\(\\?[:=!<]"),
            Pattern.compile(
                    "\\b(?:per|dom|ele|ext|ref|txt|qty|rat|tim|con|age|bdl|obs|spd|inv|pat|ctm|att|ide)-\\d+\\b"),
            Pattern.compile("HAPI-\\d|Exception\\b|\\bnull\\b"));

    private ForStaff() {}

    /** What of it is not for people; empty when all is. */
    public static List<String> unfit(String sentence) {
        return NOT.stream()
                .flatMap(pattern -> pattern.matcher(sentence).results())
                .map(found -> "«" + found.group() + "» in: " + sentence)
                .toList();
    }

    /** What is wrong with a refusal: it speaks to people, and what refuses stands before what is only noted. */
    public static List<String> unfit(OperationOutcome refusal) {
        var faults = new ArrayList<String>();
        var noted = false;
        for (var issue : refusal.getIssue()) {
            var refuses = issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL;
            if (refuses && noted) {
                faults.add("what refuses stands behind what is noted: " + issue.getDiagnostics());
            }
            noted = noted || !refuses;
            if (!issue.getDetails().hasText()) {
                faults.add("nothing is said to people: " + issue.getDiagnostics());
            } else {
                faults.addAll(unfit(issue.getDetails().getText()));
            }
        }
        return faults;
    }
}
