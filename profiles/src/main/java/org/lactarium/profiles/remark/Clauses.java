package org.lactarium.profiles.remark;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a remark into clauses and finds what one of them says without denying it. */
final class Clauses {

    /** Letters that nobody sees. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
    /** Of HTML, which some write into notes. */
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][a-zA-Z0-9]{0,8}\\s?/?>");
    /** A line that goes on in the next one. */
    private static final Pattern WRAPPED =
            Pattern.compile("(?<=:)\\s*\\R\\s*|\\s*\\R\\s*(?=[\\p{Ll}(<])|(?<=無|无|未|沒有|没有)\\R");

    private final Pattern ends;
    private final Pattern deniedBefore;
    private final Pattern deniedBehind;
    private final Pattern hypothetical;

    /**
     * Regular expressions without regard to case.
     *
     * @param ends what divides clauses
     * @param deniedBefore what stands before a word, up to it, when the clause denies it
     * @param deniedBehind what stands behind it then
     * @param hypothetical what stands in a clause that says what would be, and not what was found
     */
    @JsonCreator
    Clauses(
            @JsonProperty("ends") String ends,
            @JsonProperty("deniedBefore") String deniedBefore,
            @JsonProperty("deniedBehind") String deniedBehind,
            @JsonProperty("hypothetical") String hypothetical) {
        this.ends = Remarks.compiled(ends);
        this.deniedBefore = Remarks.compiled(deniedBefore);
        this.deniedBehind = Remarks.compiled(deniedBehind);
        this.hypothetical = Remarks.compiled(hypothetical);
    }

    /** Those that say what was found. */
    List<String> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String visible = UNSEEN.matcher(TAG.matcher(plain).replaceAll(" ")).replaceAll("");
        return Arrays.stream(ends.split(WRAPPED.matcher(visible).replaceAll(" ")))
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .filter(clause -> !hypothetical.matcher(clause).find())
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
