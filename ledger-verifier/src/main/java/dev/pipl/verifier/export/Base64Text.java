package dev.pipl.verifier.export;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Octets written as Base64 (RFC 4648, with padding), read as far as possible: a damaged character stands for some octets
 * all the same, so that the checks inside can tell where it lies.
 *
 * @param isCanonical whether this is how the octets are written
 */
record Base64Text(byte[] octets, boolean isCanonical) {

    static Base64Text read(String text) {
        byte[] mended = mend(text);
        byte[] octets = Base64.getDecoder().decode(mended);
        return new Base64Text(octets, Base64.getEncoder().encodeToString(octets).equals(text));
    }

    /** Puts a letter for whatever is none, and drops an incomplete end. */
    private static byte[] mend(String text) {
        byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
        int length = letters.length - letters.length % 4;
        byte[] mended = new byte[length];
        for (int i = 0; i < length; i++) {
            mended[i] = isLetter(letters[i]) ? letters[i] : (byte) 'A';
        }
        // Only at the very end padding means padding.
        for (int i = length - 1; i >= Math.max(0, length - 2) && letters[i] == '='; i--) {
            mended[i] = '=';
        }
        return mended;
    }

    static boolean isLetter(byte octet) {
        return octet >= 'A' && octet <= 'Z'
                || octet >= 'a' && octet <= 'z'
                || octet >= '0' && octet <= '9'
                || octet == '+'
                || octet == '/';
    }
}
