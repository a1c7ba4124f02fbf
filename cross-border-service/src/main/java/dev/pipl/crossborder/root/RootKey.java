package dev.pipl.crossborder.root;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventJson;
import java.time.Instant;

/**
 * A key as everybody may know it, with the roots it is for.
 *
 * @param number counts the keys from 1
 * @param introduction what was signed when it came
 * @param jws the introduction as compact JWS by this key itself
 * @param jwsByPrevious the same by the key before; {@code null} for the first one, and where the one before was lost
 * @param lastRoot the last root it may have signed; {@code null} while it is in use
 */
public record RootKey(int number, KeyIntroduction introduction, String jws, String jwsByPrevious, Long lastRoot) {

    /** The first key of all. */
    public static RootKey first(SigningKey key, Instant now) {
        VerifyingKey known = key.publicKey();
        return signed(1, new KeyIntroduction(known.keyId(), known.x(), null, false, 0, now), key, null);
    }

    /**
     * The key that follows this one.
     *
     * @param own this key's secret half; {@code null} if it is lost
     * @param newestRoot the number of the newest root, 0 while there is none
     */
    public RootKey next(SigningKey key, SigningKey own, long newestRoot, Instant now) {
        VerifyingKey known = key.publicKey();
        return signed(
                number + 1,
                new KeyIntroduction(known.keyId(), known.x(), keyId(), own == null, newestRoot, now),
                key,
                own);
    }

    private static RootKey signed(int number, KeyIntroduction introduction, SigningKey key, SigningKey previous) {
        byte[] octets = introduction.octets();
        return new RootKey(
                number,
                introduction,
                key.sign(KeyIntroduction.TYPE, octets),
                previous == null ? null : previous.sign(KeyIntroduction.TYPE, octets),
                null);
    }

    /** The same key, after it has signed its last root. */
    public RootKey retiredAfter(long root) {
        return new RootKey(number, introduction, jws, jwsByPrevious, root);
    }

    public String keyId() {
        return introduction.keyId();
    }

    public VerifyingKey publicKey() {
        return VerifyingKey.of(introduction.publicKey());
    }

    /** The first root it signs, or would sign. */
    public long firstRoot() {
        return introduction.lastRoot() + 1;
    }

    /** Whether the root of that number is for this key to sign. */
    public boolean isFor(long root) {
        return root >= firstRoot() && (lastRoot == null || root <= lastRoot);
    }

    /** As a member of a JWK set (RFC 7517, 8037), with its period of use and its introduction. */
    public ObjectNode json() {
        ObjectNode jwk = EventJson.mapper().createObjectNode();
        jwk.put("kty", "OKP");
        jwk.put("crv", "Ed25519");
        jwk.put("x", introduction.publicKey());
        jwk.put("kid", keyId());
        jwk.put("use", "sig");
        jwk.put("alg", "EdDSA");
        jwk.put("introducedAt", RootStatement.written(introduction.introducedAt()));
        jwk.put("firstRoot", firstRoot());
        if (lastRoot != null) {
            jwk.put("lastRoot", lastRoot);
        }
        jwk.put("introduction", jws);
        if (jwsByPrevious != null) {
            jwk.put("introductionByPrevious", jwsByPrevious);
        }
        return jwk;
    }
}
