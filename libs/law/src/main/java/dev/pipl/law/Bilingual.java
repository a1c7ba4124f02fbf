package dev.pipl.law;

import java.util.Locale;

/**
 * A text that a person reads, in Chinese and in English; neither is ever missing.
 *
 * @param zh the Chinese text, not blank
 * @param en the English text, not blank
 */
public record Bilingual(String zh, String en) {

    /**
     * @throws IllegalArgumentException when one of the languages is missing or blank
     */
    public Bilingual {
        if (zh == null || zh.isBlank()) {
            throw new IllegalArgumentException("the Chinese text is missing beside \"" + en + "\"");
        }
        if (en == null || en.isBlank()) {
            throw new IllegalArgumentException("the English text is missing beside \"" + zh + "\"");
        }
    }

    /** Answers the Chinese text for any Chinese locale and the English one for every other. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }
}
