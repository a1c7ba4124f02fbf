package dev.pipl.verifier.root;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.verifier.row.Unreadable;

/** What a root says. */
record Statement(long number, String signedAt, String previous, long handlerYears, String treeHash, String keyId) {

    static final String TYPE = "pipl-ledger-root+json";
    static final String ORIGIN = "0".repeat(64);

    static Statement of(Jws jws) {
        JsonNode json = jws.payloadJson();
        boolean isWhole = jws.type().equals(TYPE)
                && json.path("number").isIntegralNumber()
                && json.path("handlerYears").isIntegralNumber();
        if (!isWhole) {
            throw new Unreadable("不是根的声明", "no statement of a root");
        }
        return new Statement(
                json.path("number").longValue(),
                json.path("signedAt").asText(),
                json.path("previous").asText(),
                json.path("handlerYears").longValue(),
                json.path("treeHash").asText(),
                json.path("keyId").asText());
    }
}
