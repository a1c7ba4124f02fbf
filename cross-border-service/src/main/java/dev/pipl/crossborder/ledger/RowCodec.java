package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Persons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of a row as bytes, version 4; {@code docs/ledger-format.md} describes it for readers of their own. */
public final class RowCodec {

    static final int VERSION = 4;

    private RowCodec() {}

    public static byte[] encode(RowBody body) {
        MetaEncoder encoder = new MetaEncoder();
        BodyWriter section = encoder.section(body);
        BodyWriter entries = encoder.entries();
        byte[] meta = PackedBytes.pack(section, entries.size());
        BodyWriter out = new BodyWriter(1 + 10 + meta.length + entries.size() + encoder.restSize());
        out.octet(VERSION);
        out.varint(entries.size());
        out.bytes(meta);
        out.all(entries);
        encoder.writeRest(out);
        return out.toBytes();
    }

    /** The persons of an entry of a kind that has them. */
    static Optional<Persons> personsOf(Entry entry) {
        if (entry instanceof Entry.TakeOver taken) {
            return Optional.of(taken.persons());
        }
        return entry instanceof Entry.Transfer transfer ? Optional.of(transfer.persons()) : Optional.empty();
    }

    /**
     * Reads a body.
     *
     * @throws RowCorrupt if the bytes are no body of a version this code knows, or an entry is not what its check says
     */
    public static RowBody decode(String handlerId, int year, byte[] body) {
        BodyReader in = new BodyReader(body);
        MetaDecoder meta = meta(handlerId, year, in);
        List<Entry> entries = entries(meta.entries(), in);
        if (!in.isAtEnd()) {
            throw new RowCorrupt("bytes after the end of a row");
        }
        return new RowBody(entries, meta.crossings(), meta.routeChanges(), meta.retractions(), meta.figures());
    }

    /** Reads the two sections in front. */
    static MetaDecoder meta(String handlerId, int year, BodyReader in) {
        requireVersion(in);
        long entriesLength = in.varint();
        byte[] section = PackedBytes.unpack(in);
        return new MetaDecoder(handlerId, year, new BodyReader(section), in.part(entriesLength));
    }

    static void requireVersion(BodyReader in) {
        int version = in.octet();
        if (version != VERSION) {
            throw new RowCorrupt("a row of format version " + version);
        }
    }

    private static List<Entry> entries(List<EntryDraft> drafts, BodyReader in) {
        for (EntryDraft draft : drafts) {
            if (draft.isRecorded()) {
                draft.content = in.bytes(RowChain.HASH_BYTES);
                draft.check.update(draft.content);
            }
        }
        int[] checks = new int[drafts.size()];
        for (int i = 0; i < checks.length; i++) {
            checks[i] = in.fixedInt();
        }
        List<Entry> entries = new ArrayList<>(checks.length);
        List<EntryName> faults = new ArrayList<>();
        for (int i = 0; i < checks.length; i++) {
            EntryDraft draft = drafts.get(i);
            int start = in.at();
            Entry entry;
            try {
                entry = draft.entry(draft.hasPersons() ? persons(draft, in) : Persons.NOBODY);
            } catch (RowCorrupt unreadable) {
                faults.add(EntryName.of(i, draft.entry(Persons.NOBODY)));
                throw new RowCorrupt(faults, "cannot be read: " + unreadable.getMessage());
            }
            draft.check.update(in.array(), start, in.at() - start);
            if ((int) draft.check.getValue() != checks[i]) {
                faults.add(EntryName.of(i, entry));
            }
            entries.add(entry);
        }
        if (!faults.isEmpty()) {
            throw new RowCorrupt(faults, "is not what was written");
        }
        return entries;
    }

    private static Persons persons(EntryDraft draft, BodyReader in) {
        return new Persons(
                in.fingerprints(draft.nonSensitiveOnly),
                in.fingerprints(draft.both),
                in.fingerprints(draft.sensitiveOnly));
    }
}
