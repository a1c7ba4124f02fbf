package dev.pipl.crossborder.root;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventJson;
import java.time.Instant;

/**
 * What the new key and the one before it both sign when the keys change.
 *
 * @param keyId the thumbprint (RFC 7638) of the new key
 * @param publicKey the new key, 32 octets in base64url, as member {@code x} of its JWK
 * @param previousKeyId of the key before; {@code null} for the first
 * @param isPreviousLost the key before cannot sign any more: then only the new one signs, and whoever trusted the old one must
 *     learn of the new one in another way
 * @param lastRoot the number of the last root before the new key; roots after it are the new key's
 */
public record KeyIntroduction(
        String keyId,
        String publicKey,
        String previousKeyId,
        boolean isPreviousLost,
        long lastRoot,
        Instant introducedAt) {

    /** The {@code typ} in the header of a signed one. */
    public static final String TYPE = "pipl-ledger-root-key+json";

    /** Canonical JSON (RFC 8785). */
    public byte[] octets() {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("introducedAt", RootStatement.written(introducedAt));
        json.put("keyId", keyId);
        json.put("lastRoot", lastRoot);
        if (previousKeyId != null) {
            json.put("previousKeyId", previousKeyId);
        }
        if (isPreviousLost) {
            json.put("previousKeyLost", true);
        }
        json.put("publicKey", publicKey);
        return RootStatement.canonical(json);
    }
}
