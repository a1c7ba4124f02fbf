package dev.pipl.crossborder.ledger;

import dev.pipl.law.route.HandlerFacts;
import java.util.zip.CRC32C;

/**
 * What an entry says, spelled out for its check: its octets with every reference replaced by what it names. Who writes a
 * row and who reads it spell alike, so a damaged octet of the entry or of what it names shows in its check. Used for one
 * entry after the other.
 */
final class SpelledEntry {

    private final BodyWriter out = new BodyWriter(1024);
    private int from;

    /** An entry begins at that place. */
    void begin(int at) {
        out.clear();
        from = at;
    }

    /** From start to end of these octets stands a reference to what is spelled so. */
    void reference(byte[] octets, int start, int end, byte[] spelled) {
        out.raw(octets, from, start - from);
        out.bytes(spelled);
        from = end;
    }

    /** The entry ends before that place: all that it says. */
    BodyWriter said(byte[] octets, int at) {
        out.raw(octets, from, at - from);
        return out;
    }

    /** The entry ends before that place; its check is still to take in content hash and fingerprints. */
    CRC32C end(byte[] octets, int at) {
        said(octets, at);
        CRC32C check = new CRC32C();
        check.update(out.array(), 0, out.size());
        return check;
    }

    static byte[] spell(String text) {
        byte[] utf8 = RowChain.utf8(text);
        BodyWriter spelled = new BodyWriter(utf8.length + 5);
        spelled.varint(utf8.length);
        spelled.bytes(utf8);
        return spelled.toBytes();
    }

    static byte[] spell(HandlerSnapshot handler) {
        HandlerFacts facts = handler.facts();
        BodyWriter spelled = new BodyWriter(64);
        spelled.varint(handler.version());
        spelled.text(facts.kind().name());
        spelled.flag(facts.criticalInfrastructureOperator());
        spelled.flag(facts.personsHandled().isPresent());
        facts.personsHandled().ifPresent(spelled::varint);
        return spelled.toBytes();
    }

    static byte[] spell(RecipientSnapshot recipient) {
        BodyWriter spelled = new BodyWriter(64);
        spelled.text(recipient.recipientId());
        spelled.varint(recipient.version());
        spelled.text(recipient.country());
        return spelled.toBytes();
    }
}
