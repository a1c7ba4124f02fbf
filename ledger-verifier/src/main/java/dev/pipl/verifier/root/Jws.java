package dev.pipl.verifier.root;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.verifier.row.RowHash;
import dev.pipl.verifier.row.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** A compact JWS (RFC 7515) with the algorithm EdDSA; nothing in it holds before it was verified. */
record Jws(String compact, String type, String keyId, byte[] payload, byte[] signature) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Jws read(String compact) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            throw new Unreadable("不是紧凑式 JWS", "no compact JWS");
        }
        JsonNode header = json(octets(parts[0]));
        if (!header.path("alg").asText().equals("EdDSA")) {
            throw new Unreadable("签名算法不是 EdDSA", "not signed by EdDSA");
        }
        return new Jws(
                compact, header.path("typ").asText(), header.path("kid").asText(), octets(parts[1]), octets(parts[2]));
    }

    JsonNode payloadJson() {
        return json(payload);
    }

    /** The octets that are signed. */
    byte[] signed() {
        return compact.substring(0, compact.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    /** SHA-256 of the whole, by which the next statement names it. */
    String hash() {
        return HexFormat.of().formatHex(RowHash.sha256().digest(compact.getBytes(StandardCharsets.US_ASCII)));
    }

    static byte[] octets(String base64url) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(base64url);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(octets).equals(base64url)) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new Unreadable("不是 base64url", "no base64url");
    }

    private static JsonNode json(byte[] octets) {
        try {
            return JSON.readTree(octets);
        } catch (IOException e) {
            throw new Unreadable("JWS 内不是 JSON", "no JSON in a JWS");
        }
    }
}
