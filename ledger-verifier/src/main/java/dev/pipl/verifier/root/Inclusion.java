package dev.pipl.verifier.root;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.verifier.row.RowHash;
import dev.pipl.verifier.row.Unreadable;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A proof that a chain's head is a leaf of a signed tree. */
record Inclusion(
        Jws jws,
        Statement statement,
        String handlerId,
        int year,
        long sequence,
        byte[] head,
        long index,
        List<byte[]> path) {

    private static final int LEAF = 0;
    private static final int NODE = 1;

    static Inclusion read(JsonNode json) {
        Jws jws = Jws.read(json.path("statement").asText());
        JsonNode leaf = json.path("leaf");
        List<byte[]> path = new ArrayList<>();
        json.path("path").forEach(sibling -> path.add(hash(sibling.asText())));
        if (!leaf.path("sequence").isIntegralNumber() || !json.path("index").isIntegralNumber()) {
            throw new Unreadable("包含证明不完整", "the inclusion proof is not whole");
        }
        return new Inclusion(
                jws,
                Statement.of(jws),
                leaf.path("handlerId").asText(),
                leaf.path("year").intValue(),
                leaf.path("sequence").longValue(),
                hash(leaf.path("head").asText()),
                json.path("index").longValue(),
                path);
    }

    /** Whether the path leads from the leaf to the tree's hash (RFC 9162, 2.1.3.2). */
    boolean leads() {
        long last = statement.handlerYears() - 1;
        long at = index;
        if (at < 0 || at > last) {
            return false;
        }
        byte[] hash = leafHash();
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && HexFormat.of().formatHex(hash).equals(statement.treeHash());
    }

    boolean isOf(String handler, int ofYear) {
        return handlerId.equals(handler) && year == ofYear;
    }

    boolean isHead(byte[] hash) {
        return Arrays.equals(head, hash);
    }

    private byte[] leafHash() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        out.write(LEAF);
        RowHash.text(out, handlerId);
        RowHash.fixed(out, year);
        RowHash.fixed(out, sequence);
        out.writeBytes(head);
        return RowHash.sha256().digest(out.toByteArray());
    }

    private static byte[] node(byte[] left, byte[] right) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(65);
        out.write(NODE);
        out.writeBytes(left);
        out.writeBytes(right);
        return RowHash.sha256().digest(out.toByteArray());
    }

    private static byte[] hash(String text) {
        try {
            byte[] hash = HexFormat.of().parseHex(text);
            if (hash.length == 32 && HexFormat.of().formatHex(hash).equals(text)) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new Unreadable("不是哈希值：" + text, "no hash: " + text);
    }
}
