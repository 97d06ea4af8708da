package org.lactarium.routes.laboratory;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parts of which written results are made, as one laboratory writes them: <code>{comparator}</code>,
 * <code>{number}</code> (also {@code low high numerator denominator}), <code>{exponent}</code> and <code>{unit}</code>.
 *
 * @param groupedBy what stands between thousands; it must stand between all of them, or the text is no number
 * @param decimalSign what stands before the fraction
 */
record TextParts(Collection<String> comparators, String groupedBy, String decimalSign) {

    private static final List<String> NUMBERS = List.of("number", "low", "high", "numerator", "denominator");

    Pattern compile(String matches) {
        String expression = matches.replace("{comparator}", "(?<comparator>" + anyComparator() + ")")
                .replace("{exponent}", "(?<exponent>\\d{1,2})")
                .replace("{unit}", "(?<unit>[\\p{L}\\[{%/].*)");
        for (String name : NUMBERS) {
            expression = expression.replace("{" + name + "}", "(?<" + name + ">" + number() + ")");
        }
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A number of the text as HL7 writes one. */
    String plain(String written) {
        return written.replace(groupedBy, "").replace(decimalSign, ".");
    }

    /** No group begins with 0; three digits behind another sign than the one of the groups could be a group of another country. */
    private String number() {
        String fraction = "(?:" + Pattern.quote(decimalSign) + "\\d+)?";
        String fractionOfGroups = "(?:" + Pattern.quote(decimalSign) + "(?!\\d{3}(?!\\d))\\d+)?";
        return "\\d+" + fraction + "|[1-9]\\d{0,2}(?:" + Pattern.quote(groupedBy) + "\\d{3})+" + fractionOfGroups;
    }

    private String anyComparator() {
        return comparators.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
