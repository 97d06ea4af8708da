package org.lactarium.server.label;

import java.util.Locale;
import java.util.ResourceBundle;

/** The printed words, in English and in Traditional Chinese: a label speaks both. */
final class LabelWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle english = ResourceBundle.getBundle("messages.label", Locale.ROOT, NO_FALLBACK);
    private final ResourceBundle chinese =
            ResourceBundle.getBundle("messages.label", Locale.forLanguageTag("zh-HK"), NO_FALLBACK);

    String english(String key) {
        return english.getString(key);
    }

    String chinese(String key) {
        return chinese.getString(key);
    }

    /** Both in one line. */
    String both(String key) {
        return english(key) + " " + chinese(key);
    }
}
