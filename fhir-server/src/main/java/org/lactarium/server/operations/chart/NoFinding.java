package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that say of milk that nothing was found, as whole sentences: half of one may be denied by the other half. And words by which a
 * conclusion warns of milk without naming what was found.
 */
final class NoFinding {

    private static final String AFTER =
            "(?: (?:after|in|at|within) \\d+ ?(?:h|hrs?|hours?|d|days?)(?: (?:of )?incubation)?)?";

    private static final List<Pattern> SENTENCES = Stream.of(
                    "(?:there (?:was|is) )?no (?:(?:bacterial|fungal|significant|visible|pathogenic|further) )*"
                            + "(?:growth|pathogens?|bacteria|organisms?|colon(?:y|ies)|fungi|yeasts?)(?: (?:was|were))?"
                            + "(?: (?:seen|detected|isolated|found|observed|obtained|identified|grown))?" + AFTER,
                    "no [\\p{L}. -]{1,40} (?:isolated|detected|found|seen|grown)" + AFTER,
                    "(?:[\\p{L}\\d. -]{1,60} )?not (?:detected|isolated|found|grown|seen|present)" + AFTER,
                    "(?:negative|neg|nil|none|none (?:detected|seen|found)|nothing (?:grown|detected|found|seen)|non-?reactive)",
                    "(?:nad|absent|normal|sterile|clear|within (?:normal )?limits|unremarkable|satisfactory|acceptable|pass(?:ed)?)",
                    "(?:<\\s?1|0)(?: ?cfu)?(?: ?/ ?ml)?|(?:ph )?\\d{1,2}\\.\\d+",
                    "(?:培養\\s*\\d+\\s*小時後?)?(?:沒有|没有|無|无|未見|未见|未檢出|未检出|未發現|未发现)(?:任何)?"
                            + "(?:細菌|细菌|真菌|病原體|病原体|病原菌|致病菌|微生物)?(?:生長|生长|檢出|检出|發現)?",
                    "陰性|阴性|正常|合格|無異常|无异常")
            .map(sentence -> compiled("\\s*(?:" + sentence + ")\\s*[.!。]?\\s*"))
            .toList();

    /** Denied contamination is none. */
    private static final Pattern WARNING = compiled(
            "discard|do not use|not (?:normal|clear|free|suitable|satisfactory|acceptable|sterile|negative|within)|unsuitable"
                    + "|unfit|unsafe|(?<!no |not |un)contaminat|non-?negative|reject|不正常|異常|(?<!無|沒有|未受)污染|不合格|非陰性|棄置|不可使用|不適合");

    private NoFinding() {}

    static boolean is(String words) {
        return SENTENCES.stream().anyMatch(sentence -> sentence.matcher(words).matches());
    }

    /** @param words of a conclusion, of which most say neither */
    static boolean isWarning(String words) {
        return !is(words) && WARNING.matcher(words).find();
    }

    private static Pattern compiled(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
