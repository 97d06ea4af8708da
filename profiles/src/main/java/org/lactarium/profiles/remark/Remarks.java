package org.lactarium.profiles.remark;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which remarks contradict the results they stand beside, by the words of the data file. Nobody takes a result from a remark;
 * one that warns calls a person.
 */
public final class Remarks {

    /** @param words that contradict such results unless the clause denies them */
    record Warning(@JsonProperty("beside") Set<Beside> beside, @JsonProperty("words") String words) {}

    private record Ready(Set<Beside> beside, Pattern words) {}

    private final List<Pattern> harmless;
    private final Clauses clauses;
    private final List<Ready> warnings;
    private final Pattern infections;

    /**
     * @param harmless expressions that say nothing although words of the warnings stand in them
     * @param infections names of the infections a donor is tested for
     */
    @JsonCreator
    Remarks(
            @JsonProperty("harmless") List<String> harmless,
            @JsonProperty("clauses") Clauses clauses,
            @JsonProperty("warnings") List<Warning> warnings,
            @JsonProperty("infections") String infections) {
        this.harmless = harmless.stream().map(Remarks::compiled).toList();
        this.clauses = clauses;
        this.warnings = warnings.stream()
                .map(warning -> new Ready(warning.beside(), compiled(warning.words())))
                .toList();
        this.infections = compiled(infections);
    }

    /** Whether the remark says what such results do not say. */
    public boolean contradict(Beside beside, String remark) {
        return clauses.of(withoutHarmless(remark)).stream().anyMatch(clause -> warns(beside, clause));
    }

    /** Whether the remark says of an infection that a donor is tested for that she has it, or may have it. */
    public boolean nameAnInfection(String remark) {
        return clauses.of(withoutHarmless(remark)).stream()
                .anyMatch(clause -> infections.matcher(clause).find() && warns(Beside.NON_REACTIVE, clause));
    }

    private boolean warns(Beside beside, String clause) {
        return warnings.stream()
                .anyMatch(warning -> warning.beside().contains(beside) && clauses.says(clause, warning.words()));
    }

    private String withoutHarmless(String remark) {
        String left = remark;
        for (Pattern phrase : harmless) {
            left = phrase.matcher(left).replaceAll(" ");
        }
        return left;
    }

    static Pattern compiled(String expression) {
        return Pattern.compile(
                expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
