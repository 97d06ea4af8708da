package org.lactarium.routes.quarantine;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A language in which people are spoken to. */
public enum Language {
    EN(Locale.ROOT),
    /** Traditional Chinese, as written in Hong Kong. */
    ZH_HK(Locale.forLanguageTag("zh-HK"));

    /** A machine that is set to Chinese does not make English Chinese. */
    static final ResourceBundle.Control AS_ASKED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /**
     * @param accepted value of the header Accept-Language
     * @param otherwise when it is missing, cannot be read, or asks for neither
     */
    public static Language accepted(@Nullable String accepted, Language otherwise) {
        if (accepted == null || accepted.isBlank()) {
            return otherwise;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(accepted), List.of(Locale.ENGLISH, Locale.CHINESE));
            return best == null ? otherwise : best.equals(Locale.CHINESE) ? ZH_HK : EN;
        } catch (IllegalArgumentException notALanguage) {
            return otherwise;
        }
    }

    /** The sentence in this language when the character set can carry it, else as it was kept, in English. */
    public String say(String sentence, Charset charset) {
        String said = say(sentence);
        return charset.canEncode() && charset.newEncoder().canEncode(said) ? said : sentence;
    }

    /** @param sentence as the routes keep it, in English; what is not ours is left as it is */
    public String say(String sentence) {
        return this == EN ? sentence : Phrasebook.CHINESE.say(sentence);
    }
}
