package dev.pipl.crossborder.transfer;

/** Recognises what no subject token may be: an identifier that somebody forgot to tokenise. */
final class IdentifierShape {

    private static final int RESIDENT_IDENTITY_LENGTH = 18;

    /** Weights and check characters of GB 11643, the resident identity number. */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String CHECK_CHARACTERS = "10X98765432";

    private IdentifierShape() {}

    /** A token of digits only is no hash; it is a telephone, card or identity number, whatever its check digit. */
    static boolean looksLikeIdentifier(String token, boolean digitsOnly) {
        return digitsOnly || isResidentIdentityNumber(token);
    }

    private static boolean isResidentIdentityNumber(String token) {
        if (token.length() != RESIDENT_IDENTITY_LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int digit = token.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += digit * WEIGHTS[i];
        }
        char check = token.charAt(WEIGHTS.length);
        return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length()) == Character.toUpperCase(check);
    }
}
