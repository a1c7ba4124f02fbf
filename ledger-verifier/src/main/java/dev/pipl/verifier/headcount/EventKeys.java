package dev.pipl.verifier.headcount;

import dev.pipl.verifier.fault.EventName;
import dev.pipl.verifier.row.RowHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The identities of a handler's events over all its years, each as the first 128 bits of a SHA-256. */
public final class EventKeys {

    private final MarkedKeys keys = new MarkedKeys();
    private final MessageDigest digest = RowHash.sha256();

    /** Whether the event is seen for the first time. */
    boolean add(EventName event) {
        ByteBuffer key = key(event);
        return keys.add(key.getLong(), key.getLong(), 1) == 0;
    }

    boolean contains(EventName event) {
        ByteBuffer key = key(event);
        return keys.contains(key.getLong(), key.getLong());
    }

    private ByteBuffer key(EventName event) {
        byte[] source = event.source().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(source.length).array());
        digest.update(source);
        return ByteBuffer.wrap(digest.digest(event.id().getBytes(StandardCharsets.UTF_8)));
    }
}
