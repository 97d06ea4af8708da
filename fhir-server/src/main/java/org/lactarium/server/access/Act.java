package org.lactarium.server.access;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * One thing that is done at the bank, and who may.
 *
 * @param code such as {@code laboratory-result}
 * @param roles of which a caller needs one
 * @param operations {@code $name} or {@code Type/$name}
 * @param writes kinds of what is written: {@code Type/profile} or {@code Type}
 * @param intake method and address, or an address alone
 */
public record Act(String code, List<String> roles, List<String> operations, List<String> writes, List<String> intake) {

    private static final Locale CHINESE = Locale.forLanguageTag("zh-HK");
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Act {
        roles = List.copyOf(roles);
        operations = List.copyOf(operations);
        writes = List.copyOf(writes);
        intake = List.copyOf(intake);
    }

    public boolean allows(Caller caller) {
        return roles.stream().anyMatch(caller::is);
    }

    /** Who may, as a sentence: English, or Traditional Chinese for any kind of {@code zh}. */
    public String onlyWho(Locale language) {
        var words = ResourceBundle.getBundle(
                "messages.acts", "zh".equals(language.getLanguage()) ? CHINESE : Locale.ROOT, EXACT);
        var who = roles.stream()
                .map(role -> words.getString("role." + role))
                .collect(Collectors.joining(words.getString("or")));
        return new MessageFormat(words.getString("only"), Locale.ENGLISH)
                .format(new Object[] {who, words.getString("act." + code)});
    }
}
