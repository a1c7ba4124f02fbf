package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.headcount.Persons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of a row as bytes, version 2; {@code docs/ledger-format.md} describes it for readers of their own. */
public final class RowCodec {

    static final int VERSION = 2;

    private RowCodec() {}

    public static byte[] encode(RowBody body) {
        byte[] meta = PackedBytes.pack(MetaEncoder.encode(body));
        int persons = 0;
        int recorded = 0;
        for (Entry entry : body.entries()) {
            recorded += entry instanceof Entry.Recorded ? 1 : 0;
            persons += personsOf(entry).map(Persons::size).orElse(0);
        }
        BodyWriter out =
                new BodyWriter(1 + meta.length + recorded * RowChain.HASH_BYTES + persons * Fingerprints.BYTES);
        out.octet(VERSION);
        out.bytes(meta);
        for (Entry entry : body.entries()) {
            if (entry instanceof Entry.Recorded event) {
                out.bytes(event.content().toBytes());
            }
        }
        for (Entry entry : body.entries()) {
            personsOf(entry).ifPresent(sent -> {
                out.fingerprints(sent.nonSensitiveOnly());
                out.fingerprints(sent.both());
                out.fingerprints(sent.sensitiveOnly());
            });
        }
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
     * @throws RowCorrupt if the bytes are no body of a version this code knows
     */
    public static RowBody decode(String handlerId, int year, byte[] body) {
        BodyReader in = new BodyReader(body);
        int version = in.octet();
        if (version != VERSION) {
            throw new RowCorrupt("a row of format version " + version);
        }
        MetaDecoder meta = new MetaDecoder(handlerId, year, PackedBytes.unpack(in));
        List<EntryDraft> drafts = meta.entries();
        for (EntryDraft draft : drafts) {
            if (draft.isRecorded()) {
                draft.content = in.bytes(RowChain.HASH_BYTES);
            }
        }
        List<Entry> entries = new ArrayList<>(drafts.size());
        for (EntryDraft draft : drafts) {
            Persons persons = Persons.NOBODY;
            if (draft.hasPersons()) {
                persons = new Persons(
                        in.fingerprints(draft.nonSensitiveOnly),
                        in.fingerprints(draft.both),
                        in.fingerprints(draft.sensitiveOnly));
            }
            entries.add(draft.entry(persons));
        }
        if (!in.isAtEnd()) {
            throw new RowCorrupt("bytes after the end of a row");
        }
        return new RowBody(entries, meta.crossings(), meta.routeChanges(), meta.retractions(), meta.figures());
    }
}
