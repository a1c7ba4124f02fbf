package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.headcount.Persons;
import java.nio.ByteBuffer;

/** Persons as bytes: how many of each part, then their fingerprints, ascending within a part. */
final class HeldPersons {

    private HeldPersons() {}

    static byte[] bytes(Persons persons) {
        ByteBuffer bytes = ByteBuffer.allocate(3 * Integer.BYTES + persons.size() * Fingerprints.BYTES);
        write(bytes, persons.nonSensitiveOnly());
        write(bytes, persons.both());
        write(bytes, persons.sensitiveOnly());
        return bytes.array();
    }

    static Persons of(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        return new Persons(read(rest), read(rest), read(rest));
    }

    private static void write(ByteBuffer bytes, Fingerprints part) {
        bytes.putInt(part.size());
        for (int i = 0; i < part.size(); i++) {
            bytes.putLong(part.high(i)).putLong(part.low(i));
        }
    }

    private static Fingerprints read(ByteBuffer bytes) {
        int size = bytes.getInt();
        long[] words = new long[2 * size];
        for (int i = 0; i < words.length; i++) {
            words[i] = bytes.getLong();
        }
        return Fingerprints.ofSorted(words, size);
    }
}
