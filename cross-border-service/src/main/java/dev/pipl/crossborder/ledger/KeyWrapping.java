package dev.pipl.crossborder.ledger;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts year keys under a key that lies outside the database: AES-256-GCM, a fresh nonce of 12 bytes in front, year
 * and key id authenticated with it, so that no wrapped key passes for another year's.
 */
public final class KeyWrapping {

    public static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 random bytes */
    public KeyWrapping(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a wrapping key has " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] wrap(int year, String keyId, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, year, keyId).doFinal(secret);
            byte[] wrapped = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, wrapped, NONCE_BYTES, sealed.length);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    /** @throws YearKeyMissing if the wrapped key was made under another key, for another year, or is damaged */
    byte[] unwrap(int year, String keyId, byte[] wrapped) {
        try {
            byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, year, keyId)
                    .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new YearKeyMissing("the key of " + year + " cannot be unwrapped", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, int year, String keyId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(RowChain.utf8("pipl-ledger-year-key/1|" + year + "|" + keyId));
        return cipher;
    }
}
