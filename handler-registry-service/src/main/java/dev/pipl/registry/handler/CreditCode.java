package dev.pipl.registry.handler;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unified social credit code (统一社会信用代码) by GB 32100-2015: 18 characters, the last a check digit. The region
 * inside is not looked up.
 *
 * @param text in capitals
 */
public record CreditCode(String text) {
    /** Digits and capitals without I, O, S, V, Z; the position of a character is its value. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final Pattern FORM = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int MODULUS = 31;

    public CreditCode {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a unified social credit code");
        }
    }

    /** Empty when the form or the check digit is wrong. Small letters are not accepted: codes are compared as text. */
    public static Optional<CreditCode> of(String text) {
        return isValid(text) ? Optional.of(new CreditCode(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return text != null && FORM.matcher(text).matches() && text.charAt(WEIGHTS.length) == checkDigit(text);
    }

    /** The digit that belongs behind the first 17 characters. */
    static char checkDigit(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
