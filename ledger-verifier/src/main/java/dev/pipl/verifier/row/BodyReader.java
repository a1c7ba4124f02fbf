package dev.pipl.verifier.row;

import dev.pipl.verifier.fault.EventName;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads a body of version 4. */
public final class BodyReader {

    private static final int VERSION = 4;
    private static final int PLAIN = 0;
    private static final int DEFLATED = 1;
    /** Technical: a damaged length must not exhaust the memory. */
    private static final int SECTION_MAX = 1 << 28;

    private BodyReader() {}

    /**
     * Reads a body. Entries that are not what their checks say are named in it.
     *
     * @throws Unreadable if the octets are no body at all
     */
    public static Body read(byte[] octets) {
        Octets in = new Octets(octets);
        int version = in.octet();
        if (version != VERSION) {
            throw new Unreadable(
                    "行体版本为 " + version + "，应为 " + VERSION, "a body of version " + version + ", not " + VERSION);
        }
        int entriesLength = in.number();
        byte[] section = section(in);
        MetaReader meta = new MetaReader(section, in.bytes(entriesLength));
        for (OpenEntry entry : meta.entries) {
            if (entry.hasContentHash()) {
                entry.check().update(in.bytes(Row.HASH_OCTETS));
            }
        }
        int[] checks = new int[meta.entries.size()];
        for (int i = 0; i < checks.length; i++) {
            checks[i] = in.fixedInt();
        }
        List<Entry> entries = new ArrayList<>(checks.length);
        List<EventName> damaged = new ArrayList<>();
        try {
            for (int i = 0; i < checks.length; i++) {
                Entry entry = close(meta.entries.get(i), in);
                entries.add(entry);
                if ((int) meta.entries.get(i).check().getValue() != checks[i]) {
                    damaged.add(entry.name());
                }
            }
            if (!in.isAtEnd()) {
                throw new Unreadable("行体之后还有多余内容", "something follows the end of a body");
            }
        } catch (Unreadable unreadable) {
            meta.entries.stream().skip(entries.size()).forEach(open -> damaged.add(open.name()));
            throw unreadable.in(damaged);
        }
        List<ListedEntry> listing = meta.entries.stream()
                .map(open -> new ListedEntry(open.kind(), open.name()))
                .toList();
        return new Body(entries, meta.crossings, meta.routeChanges, meta.retractions, meta.after, damaged, listing);
    }

    private static Entry close(OpenEntry open, Octets in) {
        int start = in.at();
        Fingerprints[] lists = new Fingerprints[3];
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new Fingerprints(in.array(), in.at(), open.counts()[i]);
            in.skip((long) lists[i].count() * Fingerprints.OCTETS);
        }
        open.check().update(in.array(), start, in.at() - start);
        return open.rest().apply(new Persons(lists[0], lists[1], lists[2]));
    }

    private static byte[] section(Octets in) {
        int form = in.octet();
        int length = in.number();
        if (length > SECTION_MAX) {
            throw new Unreadable("一节长达 " + length + " 字节", "a section of " + length + " octets");
        }
        if (form == PLAIN) {
            return in.bytes(length);
        }
        if (form != DEFLATED) {
            throw new Unreadable("一节的形式为 " + form, "a section of form " + form);
        }
        return inflated(in.bytes(in.count()), length);
    }

    private static byte[] inflated(byte[] deflated, int length) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] out = new byte[length];
            int size = inflater.inflate(out);
            boolean isWhole = size == length && inflater.inflate(new byte[1]) == 0 && inflater.finished();
            if (!isWhole || inflater.getRemaining() > 0) {
                throw new Unreadable("一节的长度与所述不符", "a section has another length than it says");
            }
            return out;
        } catch (DataFormatException e) {
            throw new Unreadable("一节无法解压", "a section cannot be inflated");
        } finally {
            inflater.end();
        }
    }
}
