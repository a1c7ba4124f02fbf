package dev.pipl.crossborder.root;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventJson;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A root that was signed.
 *
 * @param statement what it says
 * @param jws the statement as compact JWS
 */
public record SignedRoot(RootStatement statement, String jws) {

    /** The root that follows {@code previous}, or the first one where that is {@code null}. */
    public static SignedRoot after(SignedRoot previous, RootTree tree, SigningKey key, Instant now) {
        RootStatement statement = new RootStatement(
                previous == null ? 1 : previous.statement().number() + 1,
                now,
                previous == null ? RootStatement.ORIGIN : RootStatement.digestOf(previous.jws()),
                tree.size(),
                HexFormat.of().formatHex(tree.hash()),
                key.publicKey().keyId());
        return new SignedRoot(statement, key.sign(RootStatement.TYPE, statement.octets()));
    }

    /** One that was kept; whether its key signed it is not looked at. */
    public static SignedRoot kept(String jws) {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a compact JWS");
        }
        return new SignedRoot(RootStatement.read(Base64.getUrlDecoder().decode(parts[1])), jws);
    }

    /** Whether that key signed it, over a tree with that hash. */
    public boolean isBy(VerifyingKey key, RootTree tree) {
        try {
            RootStatement signed = RootStatement.read(key.open(jws, RootStatement.TYPE));
            return signed.equals(statement)
                    && statement.keyId().equals(key.keyId())
                    && statement.handlerYears() == tree.size()
                    && statement.treeHash().equals(HexFormat.of().formatHex(tree.hash()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** As lists of roots show it. */
    public ObjectNode json() {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("number", statement.number());
        json.put("signedAt", RootStatement.written(statement.signedAt()));
        json.put("previous", statement.previous());
        json.put("handlerYears", statement.handlerYears());
        json.put("treeHash", statement.treeHash());
        json.put("keyId", statement.keyId());
        json.put("statement", jws);
        return json;
    }
}
