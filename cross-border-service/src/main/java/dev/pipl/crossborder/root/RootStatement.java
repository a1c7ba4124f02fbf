package dev.pipl.crossborder.root;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventJson;
import dev.pipl.law.time.BeijingCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * What is signed: that the ledger had these heads at that moment.
 *
 * @param number counts the roots from 1, without a gap
 * @param signedAt in whole milliseconds
 * @param previous SHA-256 of the statement before as it was signed (the octets of its compact JWS), in hexadecimal; 64
 *     zeros before the first
 * @param handlerYears how many leaves the tree has
 * @param treeHash the hash at the top of the tree, in hexadecimal
 * @param keyId the thumbprint (RFC 7638) of the key that signs
 */
public record RootStatement(
        long number, Instant signedAt, String previous, long handlerYears, String treeHash, String keyId) {

    /** The {@code typ} in the header of a signed one, so that nothing else that a key signs passes for it. */
    public static final String TYPE = "pipl-ledger-root+json";

    /** What the first one follows. */
    public static final String ORIGIN = "0".repeat(64);

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    /** Canonical JSON (RFC 8785): no spaces, keys in the order of their letters. */
    public byte[] octets() {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("handlerYears", handlerYears);
        json.put("keyId", keyId);
        json.put("number", number);
        json.put("previous", previous);
        json.put("signedAt", written(signedAt));
        json.put("treeHash", treeHash);
        return canonical(json);
    }

    /** From what was signed. */
    public static RootStatement read(byte[] octets) {
        try {
            JsonNode json = EventJson.mapper().readTree(octets);
            return new RootStatement(
                    json.required("number").longValue(),
                    OffsetDateTime.parse(json.required("signedAt").textValue()).toInstant(),
                    json.required("previous").textValue(),
                    json.required("handlerYears").longValue(),
                    json.required("treeHash").textValue(),
                    json.required("keyId").textValue());
        } catch (IOException e) {
            throw new IllegalArgumentException("not a statement of a root", e);
        }
    }

    /** What the next statement names as its previous one. */
    public static String digestOf(String jws) {
        return HexFormat.of().formatHex(RootTree.sha256(jws.getBytes(StandardCharsets.US_ASCII)));
    }

    /** A moment as statements write it: Beijing's time, three decimals. */
    static String written(Instant moment) {
        return MILLISECONDS.format(BeijingCalendar.at(moment));
    }

    /** Of an object whose keys were put in their order and whose values are ASCII texts, whole numbers and truths. */
    static byte[] canonical(ObjectNode json) {
        try {
            return EventJson.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plain object can be written", e);
        }
    }
}
