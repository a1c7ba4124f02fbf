package dev.pipl.publisher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The sentences that a person reads, in Chinese where the locale is Chinese and in English elsewhere. */
public final class Phrases {
    static final String BUNDLE = "dev.pipl.publisher.Messages";

    private Phrases() {}

    /** The sentence of that name with its arguments; numbers without grouping, so that scripts can read them. */
    public static String of(String key, Object... arguments) {
        Object[] plain = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            plain[i] = String.valueOf(arguments[i]);
        }
        return new MessageFormat(bundle().getString(key), Locale.ROOT).format(plain);
    }

    static ResourceBundle bundle() {
        return bundle(locale(System.getenv()));
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What the environment asks for, also where the system has no such locale installed and Java therefore none. */
    static Locale locale(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH)
                .orElse(Locale.getDefault());
    }
}
