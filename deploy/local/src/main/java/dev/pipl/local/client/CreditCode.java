package dev.pipl.local.client;

import java.util.random.RandomGenerator;

/**
 * Makes unified social credit codes (统一社会信用代码) of correct form, GB 32100-2015: registration department 9,
 * organisation kind 1, a region, nine characters of organisation code, and both check characters.
 */
public final class CreditCode {
    private static final String CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CODE_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCode() {}

    /** A code that nobody is likely to have yet. */
    public static String random(RandomGenerator random) {
        StringBuilder code = new StringBuilder("91310000");
        int organisationSum = 0;
        for (int weight : ORGANISATION_WEIGHTS) {
            int digit = random.nextInt(10);
            organisationSum += digit * weight;
            code.append(digit);
        }
        int organisationCheck = 11 - organisationSum % 11;
        code.append(organisationCheck == 10 ? "X" : organisationCheck == 11 ? "0" : String.valueOf(organisationCheck));
        return code.append(checkSign(code)).toString();
    }

    private static char checkSign(CharSequence first17) {
        int sum = 0;
        for (int i = 0; i < CODE_WEIGHTS.length; i++) {
            sum += CODE_SIGNS.indexOf(first17.charAt(i)) * CODE_WEIGHTS[i];
        }
        return CODE_SIGNS.charAt((CODE_SIGNS.length() - sum % CODE_SIGNS.length()) % CODE_SIGNS.length());
    }
}
