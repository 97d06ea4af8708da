package org.lactarium.server.store.number;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lactarium.server.operations.GivenNumber;

/**
 * Signs in a number that people take for others: a Cyrillic letter for an A, an Arabic digit, a letter that nobody sees. Two numbers that look
 * the same on two labels are one number for everybody who reads them. Full width, spaces and dashes of every kind are read
 * through by {@link org.lactarium.profiles.number.NumberKey}; letters that look like no other, Chinese ones among them, are welcome.
 */
final class LookAlikes {

    /** What Unicode calls confusable. */
    private static final SpoofChecker UNICODE = new SpoofChecker.Builder().build();

    private static final Pattern READ_THROUGH = Pattern.compile("[\\p{ASCII}\\p{Pd}\\u2212\\p{Zs}]");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private static final Set<Integer> MARKS = Set.of(
            (int) Character.NON_SPACING_MARK, (int) Character.ENCLOSING_MARK, (int) Character.COMBINING_SPACING_MARK);

    private LookAlikes() {}

    /** @return the first such sign, as in {@code U+0410}; empty when there is none */
    static Optional<String> in(GivenNumber number) {
        var plain = Normalizer.normalize(number.number(), Normalizer.Form.NFKC)
                .codePoints()
                .toArray();
        for (int at = 0; at < plain.length; at++) {
            if (misleads(plain[at]) || isMark(plain[at]) && (at == 0 || plain[at - 1] < 128)) {
                return Optional.of("U+%04X".formatted(plain[at]));
            }
        }
        return Optional.empty();
    }

    private static boolean misleads(int sign) {
        var written = Character.toString(sign);
        if (READ_THROUGH.matcher(written).matches()) {
            return Character.isISOControl(sign);
        }
        return !(Character.isLetter(sign) || isMark(sign))
                || UCharacter.hasBinaryProperty(sign, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || ASCII.matcher(UNICODE.getSkeleton(written)).matches();
    }

    private static boolean isMark(int sign) {
        return MARKS.contains(Character.getType(sign));
    }
}
