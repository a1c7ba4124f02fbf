package dev.pipl.crossborder.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names a key without telling anything of it: SHA-256 over a form, the key's id and the key. Taken when the key is made, it
 * lets anyone who believes to hold a copy find out whether a proof of destruction is about that key. A key of 256 random
 * bits cannot be found from it.
 */
public final class KeyCommitment {

    private static final String FORM = "pipl-year-key-commitment/1";

    private KeyCommitment() {}

    /** The commitment of a key: 32 bytes. */
    public static byte[] of(String keyId, byte[] secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            BodyWriter named = new BodyWriter(128);
            named.text(FORM);
            named.text(keyId);
            digest.update(named.array(), 0, named.size());
            digest.update(secret);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
