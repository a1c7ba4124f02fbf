package dev.pipl.crossborder.root;

import java.security.PrivateKey;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EdDsaKeyUtil;
import org.jose4j.lang.JoseException;

/** A key that signs roots: Ed25519 (RFC 8032), as a JWK of RFC 8037. */
public final class SigningKey {

    private final PrivateKey secret;
    private final VerifyingKey publicKey;

    private SigningKey(PublicJsonWebKey jwk) {
        this.secret = jwk.getPrivateKey();
        this.publicKey = VerifyingKey.of((String) jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
                .get(OctetKeyPairJsonWebKey.PUBLIC_KEY_MEMBER_NAME));
    }

    /** A new one. */
    public static SigningKey fresh() {
        try {
            return new SigningKey(OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519));
        } catch (JoseException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /**
     * The one that was kept.
     *
     * @param secret what {@link #secret()} gave
     * @param publicKey what {@link #publicKey()} gave
     * @throws IllegalArgumentException if they are no pair
     */
    public static SigningKey of(byte[] secret, VerifyingKey publicKey) {
        try {
            SigningKey key = new SigningKey(PublicJsonWebKey.Factory.newPublicJwk(Map.of(
                    "kty",
                    OctetKeyPairJsonWebKey.KEY_TYPE,
                    "crv",
                    OctetKeyPairJsonWebKey.SUBTYPE_ED25519,
                    "x",
                    publicKey.x(),
                    "d",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(secret))));
            byte[] probe = {1};
            publicKey.open(key.signed("probe", probe), "probe");
            return key;
        } catch (JoseException e) {
            throw new IllegalArgumentException("not a key of Ed25519", e);
        }
    }

    public VerifyingKey publicKey() {
        return publicKey;
    }

    /** 32 octets, to be wiped by whoever asks. */
    public byte[] secret() {
        return new EdDsaKeyUtil().rawPrivateKey(secret);
    }

    /** The octets as the payload of a compact JWS, its header with that {@code typ} and this key's id. */
    public String sign(String type, byte[] octets) {
        String jws = signed(type, octets);
        publicKey.open(jws, type);
        return jws;
    }

    private String signed(String type, byte[] octets) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue(publicKey.keyId());
        jws.setHeader("typ", type);
        jws.setPayloadBytes(octets);
        jws.setKey(secret);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("an Ed25519 key signs anything", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + publicKey.keyId() + "]";
    }
}
