package dev.pipl.system.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An event as a compact record of a topic: cheaper to read than the JSON the service reads. */
final class OccurrenceRecord {

    private static final int HASH_OCTETS = 32;

    private OccurrenceRecord() {}

    /** What a record says. */
    record Read(int handler, byte[] id, byte[] contentHash, List<String> nonSensitive, List<String> sensitive) {}

    static byte[] write(Occurrence event) {
        byte[] id = utf8(event.id());
        int size = 3 * Integer.BYTES + id.length + HASH_OCTETS + Integer.BYTES;
        for (String token : event.nonSensitive()) {
            size += 1 + token.length();
        }
        for (String token : event.sensitive()) {
            size += 1 + token.length();
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(event.handler());
        out.putInt(id.length).put(id);
        out.put(event.contentHash());
        tokens(out, event.nonSensitive());
        tokens(out, event.sensitive());
        return out.array();
    }

    static Read read(byte[] octets) {
        ByteBuffer in = ByteBuffer.wrap(octets);
        int handler = in.getInt();
        byte[] id = new byte[in.getInt()];
        in.get(id);
        byte[] hash = new byte[HASH_OCTETS];
        in.get(hash);
        return new Read(handler, id, hash, tokens(in), tokens(in));
    }

    private static void tokens(ByteBuffer out, List<String> tokens) {
        out.putInt(tokens.size());
        for (String token : tokens) {
            byte[] octets = utf8(token);
            out.put((byte) octets.length).put(octets);
        }
    }

    private static List<String> tokens(ByteBuffer in) {
        int size = in.getInt();
        List<String> tokens = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int length = in.get();
            tokens.add(new String(in.array(), in.position(), length, StandardCharsets.ISO_8859_1));
            in.position(in.position() + length);
        }
        return tokens;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
