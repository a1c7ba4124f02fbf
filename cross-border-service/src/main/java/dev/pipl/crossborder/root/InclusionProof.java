package dev.pipl.crossborder.root;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventJson;
import java.util.HexFormat;
import java.util.List;

/**
 * That a chain head was under a signed root.
 *
 * @param statement the root's statement as compact JWS; it says how many leaves the tree has
 * @param leaf the chain's head at that root
 * @param index of the leaf, from 0
 * @param path the siblings from the leaf up, 32 octets each
 */
public record InclusionProof(String statement, ChainHead leaf, long index, List<byte[]> path) {

    /** As exports and answers carry it; see the section on roots in {@code docs/ledger-format.md}. */
    public ObjectNode json() {
        HexFormat hex = HexFormat.of();
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("statement", statement);
        ObjectNode head = json.putObject("leaf");
        head.put("handlerId", leaf.handlerId());
        head.put("year", leaf.year());
        head.put("sequence", leaf.sequence());
        head.put("head", hex.formatHex(leaf.hash()));
        json.put("index", index);
        ArrayNode siblings = json.putArray("path");
        path.forEach(sibling -> siblings.add(hex.formatHex(sibling)));
        return json;
    }
}
