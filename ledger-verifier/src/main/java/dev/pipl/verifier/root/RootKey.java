package dev.pipl.verifier.root;

import dev.pipl.verifier.row.RowHash;
import dev.pipl.verifier.row.Unreadable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** A public key of Ed25519 (RFC 8032). */
record RootKey(String x, PublicKey key) {

    private static final int OCTETS = 32;
    /** What stands in front of the 32 octets in the key's X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @param x member {@code x} of the key's JWK */
    static RootKey of(String x) {
        byte[] octets = Jws.octets(x);
        if (octets.length != OCTETS) {
            throw new Unreadable("公钥长度不符", "a key of another length");
        }
        byte[] encoded = new byte[X509_PREFIX.length + OCTETS];
        System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
        System.arraycopy(octets, 0, encoded, X509_PREFIX.length, OCTETS);
        try {
            return new RootKey(x, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new Unreadable("不是 Ed25519 公钥", "no key of Ed25519");
        }
    }

    /** The thumbprint of its JWK (RFC 7638). */
    String keyId() {
        String jwk = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(RowHash.sha256().digest(jwk.getBytes(StandardCharsets.US_ASCII)));
    }

    boolean signed(Jws jws) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(jws.signed());
            return signature.verify(jws.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
