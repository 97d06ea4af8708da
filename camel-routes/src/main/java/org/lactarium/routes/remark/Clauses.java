package org.lactarium.routes.remark;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a remark into clauses and finds what one of them says without denying it. */
final class Clauses {

    private final Pattern ends;
    private final Pattern deniedBefore;
    private final Pattern deniedBehind;

    /**
     * Regular expressions without regard to case.
     *
     * @param ends what divides clauses
     * @param deniedBefore what stands before a word, up to it, when the clause denies it
     * @param deniedBehind what stands right behind it then
     */
    @JsonCreator
    Clauses(
            @JsonProperty("ends") String ends,
            @JsonProperty("deniedBefore") String deniedBefore,
            @JsonProperty("deniedBehind") String deniedBehind) {
        this.ends = Remarks.compiled(ends);
        this.deniedBefore = Remarks.compiled(deniedBefore);
        this.deniedBehind = Remarks.compiled(deniedBehind);
    }

    List<String> of(String text) {
        return Arrays.stream(ends.split(text))
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .toList();
    }

    boolean says(String clause, Pattern words) {
        Matcher found = words.matcher(clause);
        while (found.find()) {
            boolean denied = deniedBefore
                            .matcher(clause.substring(0, found.start()))
                            .find()
                    || deniedBehind.matcher(clause.substring(found.end())).lookingAt();
            if (!denied) {
                return true;
            }
        }
        return false;
    }
}
