package dev.pipl.crossborder.ledger;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts keys under one that lies outside the database: AES-256-GCM, a fresh nonce of 12 bytes in front, and what the key
 * is for (of a year's key: year and key id) authenticated with it, so that no wrapped key passes for another.
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
        return seal(yearKey(year, keyId), secret);
    }

    /** @throws YearKeyMissing if the wrapped key was made under another key, for another year, or is damaged */
    byte[] unwrap(int year, String keyId, byte[] wrapped) {
        try {
            return open(yearKey(year, keyId), wrapped);
        } catch (GeneralSecurityException e) {
            throw new YearKeyMissing("the key of " + year + " cannot be unwrapped", e);
        }
    }

    private static String yearKey(int year, String keyId) {
        return "pipl-ledger-year-key/1|" + year + "|" + keyId;
    }

    /**
     * Encrypts a secret of another kind.
     *
     * @param name which secret it is; authenticated with it, and different for every kind and every secret
     */
    public byte[] seal(String name, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(secret);
            byte[] wrapped = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, wrapped, NONCE_BYTES, sealed.length);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    /** @throws GeneralSecurityException if it was sealed under another key or another name, or is damaged */
    public byte[] open(String name, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), name)
                .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(RowChain.utf8(name));
        return cipher;
    }
}
