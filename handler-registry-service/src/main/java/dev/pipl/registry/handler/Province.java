package dev.pipl.registry.handler;

import java.util.Set;

/**
 * The provinces of the mainland, whose authorities supervise the handlers in them: {@code CN-} and the two digits of
 * GB/T 2260, as ISO 3166-2 listed them until 2017. Taiwan, Hong Kong and Macao are not among them: a handler there is
 * one overseas, without a province.
 */
final class Province {
    private static final Set<String> CODES = Set.of(
            "CN-11", "CN-12", "CN-13", "CN-14", "CN-15", "CN-21", "CN-22", "CN-23", "CN-31", "CN-32", "CN-33", "CN-34",
            "CN-35", "CN-36", "CN-37", "CN-41", "CN-42", "CN-43", "CN-44", "CN-45", "CN-46", "CN-50", "CN-51", "CN-52",
            "CN-53", "CN-54", "CN-61", "CN-62", "CN-63", "CN-64", "CN-65");

    private Province() {}

    static boolean isKnown(String code) {
        return CODES.contains(code);
    }
}
