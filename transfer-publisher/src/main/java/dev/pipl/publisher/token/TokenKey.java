package dev.pipl.publisher.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipl.publisher.PublisherFault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret of the keyed hash, 256 bits, with the id that events name it by. Whoever has it can test whether somebody is
 * among the tokens; keep it as you keep the identifiers.
 */
public final class TokenKey {
    static final int LENGTH_BYTES = 32;
    private static final int ID_LENGTH_MAX = 64;

    private final String id;
    private final byte[] secret;

    /**
     * A key with the id given, or with one derived from the secret if it is {@code null}.
     *
     * @throws PublisherFault if the id or the length is wrong
     */
    public TokenKey(String id, byte[] secret) {
        if (secret.length != LENGTH_BYTES) {
            throw PublisherFault.usage("fault.key-length", LENGTH_BYTES, secret.length);
        }
        this.secret = secret.clone();
        this.id = id == null ? "k-" + fingerprint().substring(0, 8) : id;
        if (this.id.isBlank() || this.id.length() > ID_LENGTH_MAX) {
            throw PublisherFault.usage("fault.key-id", ID_LENGTH_MAX);
        }
    }

    /** A new random key. */
    public static TokenKey random(String id) {
        byte[] secret = new byte[LENGTH_BYTES];
        new SecureRandom().nextBytes(secret);
        return new TokenKey(id, secret);
    }

    /** From base64url or hexadecimal text, as an environment variable holds it. */
    public static TokenKey of(String id, String text) {
        String stripped = text.strip();
        try {
            return new TokenKey(
                    id,
                    stripped.matches("[0-9a-fA-F]{64}")
                            ? HexFormat.of().parseHex(stripped)
                            : Base64.getUrlDecoder().decode(stripped));
        } catch (IllegalArgumentException e) {
            throw PublisherFault.usage("fault.key-text");
        }
    }

    public String id() {
        return id;
    }

    /** Tells two keys apart that bear the same id, without telling the secret. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("dev.pipl.publisher.token-key".getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(secret), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] secret() {
        return secret.clone();
    }

    /** Names the id only. */
    @Override
    public String toString() {
        return "TokenKey[" + id + "]";
    }
}
