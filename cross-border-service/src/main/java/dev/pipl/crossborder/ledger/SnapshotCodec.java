package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Declaration;
import dev.pipl.crossborder.headcount.Declarations;
import dev.pipl.crossborder.headcount.PersonCopy;
import dev.pipl.crossborder.headcount.PersonSet;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A year's state as bytes: one chunk with everything small, then persons of 16 bytes each, then events of 8 bytes each.
 * Persons come in their table's order, which makes taking them back a walk from front to back. A chunk holds one part of
 * a table, which its first octet names.
 */
final class SnapshotCodec {

    private static final int VERSION = 5;
    private static final int CHUNK_BYTES = 4 << 20;
    private static final int PERSON_WORDS = 2;
    private static final int FLAG_SHIFT = 60;
    private static final long KEY_BITS = ~0L >>> 4;

    private SnapshotCodec() {}

    /** Uses the copy up: its memory is given up as the chunks are made. */
    static Snapshot encode(YearCopy copy) {
        Chunks persons = new Chunks(PERSON_WORDS);
        for (int part = 0; part < PersonCopy.PARTS; part++) {
            persons.add(part, copy.persons().take(part));
        }
        Chunks identities = new Chunks(1);
        for (int part = 0; part < copy.identities().length; part++) {
            identities.add(part, entries(copy.identities()[part]));
            copy.identities()[part] = null;
        }
        List<byte[]> chunks = new ArrayList<>();
        chunks.add(head(copy, persons, identities));
        chunks.addAll(persons.full);
        chunks.addAll(identities.full);
        YearSummary summary = copy.summary();
        return new Snapshot(
                summary.handlerId(), summary.year(), summary.sequence(), summary.hash(), digest(chunks), chunks);
    }

    private static LongBuffer entries(long[] slots) {
        int size = 0;
        for (long slot : slots) {
            slots[size] = slot;
            size += slot == 0 ? 0 : 1;
        }
        return LongBuffer.wrap(slots, 0, size);
    }

    /**
     * The state, with room for those whom the rows after it will add.
     *
     * @param personsAhead how many persons there will be then, about
     * @throws RowCorrupt if the snapshot is damaged or of another version
     */
    static YearState decode(Snapshot snapshot, long personsAhead) {
        if (!Arrays.equals(digest(snapshot.chunks()), snapshot.digest())) {
            throw new RowCorrupt("a snapshot is damaged");
        }
        BodyReader in = new BodyReader(snapshot.chunks().get(0));
        if (in.octet() != VERSION) {
            throw new RowCorrupt("a snapshot of another version");
        }
        int personChunks = (int) in.varint();
        int identityChunks = (int) in.varint();
        long size = in.varint();
        long events = in.varint();
        IdentityIndex identities = new IdentityIndex(in.fixed());
        identities.expect(events);
        YearSummary summary = SummaryCodec.read(in, snapshot.handlerId(), snapshot.year());
        Declarations declarations = declarations(in);
        Adjustments adjustments = AdjustmentsCodec.read(in, snapshot.handlerId(), snapshot.year());
        PersonSet persons = new PersonSet();
        persons.expect(Math.max(size, personsAhead));
        for (byte[] chunk : snapshot.chunks().subList(1, 1 + personChunks)) {
            BodyReader reader = new BodyReader(chunk);
            long part = reader.octet();
            while (!reader.isAtEnd()) {
                long stored = reader.fixed();
                persons.add((stored & KEY_BITS) | (part << FLAG_SHIFT), reader.fixed(), (int) (stored >>> FLAG_SHIFT));
            }
        }
        for (byte[] chunk : snapshot.chunks().subList(1 + personChunks, 1 + personChunks + identityChunks)) {
            BodyReader reader = new BodyReader(chunk);
            int part = reader.octet();
            while (!reader.isAtEnd()) {
                identities.restore(part, reader.fixed());
            }
        }
        YearState state = new YearState(summary, persons, identities, declarations);
        state.adjust(adjustments);
        state.snapshotTaken();
        return state;
    }

    private static byte[] head(YearCopy copy, Chunks persons, Chunks identities) {
        BodyWriter out = new BodyWriter(4096);
        out.octet(VERSION);
        out.varint(persons.full.size());
        out.varint(identities.full.size());
        out.varint(persons.items);
        out.varint(identities.items);
        out.bytes(copy.small());
        return out.toBytes();
    }

    /** Everything of a year that is small. */
    static byte[] small(YearState state) {
        BodyWriter out = new BodyWriter(4096);
        out.fixed(state.identities.seed());
        SummaryCodec.write(out, state.summary());
        out.varint(state.declarations.byDataset().size());
        state.declarations.byDataset().forEach((datasetId, declaration) -> {
            out.text(datasetId);
            out.varint(declaration.nonSensitive());
            out.varint(declaration.sensitive());
            out.signed(declaration.occurredAt().getEpochSecond());
            out.varint(declaration.occurredAt().getNano());
            out.flag(declaration.counted());
        });
        AdjustmentsCodec.write(out, state.adjustments());
        return out.toBytes();
    }

    private static Declarations declarations(BodyReader in) {
        Declarations declarations = new Declarations();
        for (long left = in.varint(); left > 0; left--) {
            declarations.declare(
                    in.text(),
                    new Declaration(
                            in.varint(), in.varint(), Instant.ofEpochSecond(in.signed(), in.varint()), in.flag()));
        }
        return declarations;
    }

    private static byte[] digest(List<byte[]> chunks) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            chunks.forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Chunks of items of so many words each, every chunk of one part of a table. Filled as a whole: word by word took long. */
    private static final class Chunks {
        private final List<byte[]> full = new ArrayList<>();
        private final int wordsPerItem;
        private final int wordsMax;
        private long items;

        Chunks(int wordsPerItem) {
            this.wordsPerItem = wordsPerItem;
            this.wordsMax = (CHUNK_BYTES - 1) / Long.BYTES / wordsPerItem * wordsPerItem;
        }

        void add(int part, LongBuffer words) {
            items += words.remaining() / wordsPerItem;
            while (words.hasRemaining()) {
                int count = Math.min(words.remaining(), wordsMax);
                ByteBuffer chunk = ByteBuffer.allocate(1 + count * Long.BYTES).put((byte) part);
                chunk.asLongBuffer().put(words.slice(words.position(), count));
                words.position(words.position() + count);
                full.add(chunk.array());
            }
        }
    }
}
