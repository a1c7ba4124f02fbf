package dev.pipl.publisher.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The pseudonym of a person: HMAC-SHA256 of the identifier's UTF-8 bytes under the key, as base64url without padding, 43
 * characters. The same identifier and key give the same token in every run and every language. Not for use by several
 * threads.
 */
public final class Tokeniser {
    private final Mac mac;
    private final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();

    public Tokeniser(TokenKey key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** The token of an identifier that is trimmed already. */
    public String token(String identifier) {
        return encoder.encodeToString(mac.doFinal(identifier.getBytes(UTF_8)));
    }
}
