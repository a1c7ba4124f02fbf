package dev.pipl.verifier.root;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.verifier.row.Unreadable;

/**
 * How a key came to be used.
 *
 * @param previousKeyId empty for the first key
 * @param lastRoot the number of the last root before it
 */
record Introduction(String keyId, String publicKey, String previousKeyId, long lastRoot) {

    static final String TYPE = "pipl-ledger-root-key+json";

    static Introduction of(Jws jws) {
        JsonNode json = jws.payloadJson();
        if (!jws.type().equals(TYPE) || !json.path("lastRoot").isIntegralNumber()) {
            throw new Unreadable("不是密钥的引入声明", "no introduction of a key");
        }
        return new Introduction(
                json.path("keyId").asText(),
                json.path("publicKey").asText(),
                json.path("previousKeyId").asText(""),
                json.path("lastRoot").longValue());
    }
}
