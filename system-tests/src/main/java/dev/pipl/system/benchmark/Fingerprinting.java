package dev.pipl.system.benchmark;

import dev.pipl.crossborder.ledger.HmacPrf;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The 128-bit keys of persons as the peers make them: with the service's own function, the fastest there is here, because
 * whoever counts tokens as suppliers write them lets a supplier choose who collides.
 */
final class Fingerprinting {

    static final int OCTETS = 16;

    private final HmacPrf prf = new HmacPrf(new byte[32]);

    /** High word, low word, high word, … in the order of the tokens. */
    long[] words(List<String> tokens) {
        long[] words = new long[2 * tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            prf.fingerprint(tokens.get(i), words, 2 * i);
        }
        return words;
    }

    /** One of the keys as octets. */
    static byte[] octets(long[] words, int index) {
        return ByteBuffer.allocate(OCTETS)
                .putLong(words[2 * index])
                .putLong(words[2 * index + 1])
                .array();
    }

    /** The same as octets, one key after the other. */
    static byte[] octets(long[] words) {
        ByteBuffer octets = ByteBuffer.allocate(Long.BYTES * words.length);
        octets.asLongBuffer().put(words);
        return octets.array();
    }
}
