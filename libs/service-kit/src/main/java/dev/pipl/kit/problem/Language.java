package dev.pipl.kit.problem;

import dev.pipl.law.Bilingual;
import java.util.List;
import java.util.Locale;

/** The two languages in which the platform speaks to people. */
public enum Language {
    ZH,
    EN;

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.CHINESE);

    /** The caller's preference by {@code Accept-Language}; every Chinese is Chinese, anything unclear is English. */
    public static Language preferred(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return EN;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return Locale.CHINESE.equals(best) ? ZH : EN;
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }

    public String of(Bilingual text) {
        return this == ZH ? text.zh() : text.en();
    }

    /** The value of {@code Content-Language}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
