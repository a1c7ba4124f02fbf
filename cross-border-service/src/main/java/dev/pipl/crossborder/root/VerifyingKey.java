package dev.pipl.crossborder.root;

import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.HashUtil;
import org.jose4j.lang.JoseException;

/** The public half of a {@link SigningKey}. */
public final class VerifyingKey {

    private static final AlgorithmConstraints ED_DSA_ONLY =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

    private final String x;
    private final JsonWebKey jwk;

    private VerifyingKey(String x, JsonWebKey jwk) {
        this.x = x;
        this.jwk = jwk;
    }

    /** @param x 32 octets in base64url, the member {@code x} of the key's JWK */
    public static VerifyingKey of(String x) {
        try {
            return new VerifyingKey(
                    x,
                    PublicJsonWebKey.Factory.newPublicJwk(Map.of(
                            "kty", OctetKeyPairJsonWebKey.KEY_TYPE,
                            "crv", OctetKeyPairJsonWebKey.SUBTYPE_ED25519,
                            "x", x)));
        } catch (JoseException e) {
            throw new IllegalArgumentException("not a public key of Ed25519", e);
        }
    }

    /** The member {@code x} of the key's JWK. */
    public String x() {
        return x;
    }

    /** The key's thumbprint (RFC 7638) by SHA-256, in base64url. */
    public String keyId() {
        return jwk.calculateBase64urlEncodedThumbprint(HashUtil.SHA_256);
    }

    /**
     * What was signed.
     *
     * @param type what its header must name as {@code typ}
     * @throws IllegalArgumentException if this key did not sign it, or not as that type
     */
    public byte[] open(String jws, String type) {
        try {
            JsonWebSignature signed = new JsonWebSignature();
            signed.setAlgorithmConstraints(ED_DSA_ONLY);
            signed.setCompactSerialization(jws);
            signed.setKey(jwk.getKey());
            if (!signed.verifySignature() || !type.equals(signed.getHeader("typ"))) {
                throw new IllegalArgumentException("not signed by " + keyId() + " as " + type);
            }
            return signed.getPayloadBytes();
        } catch (JoseException e) {
            throw new IllegalArgumentException("not signed by " + keyId() + " as " + type, e);
        }
    }
}
