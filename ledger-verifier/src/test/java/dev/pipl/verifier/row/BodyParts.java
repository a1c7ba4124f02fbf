package dev.pipl.verifier.row;

import dev.pipl.verifier.fault.EventName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Where the parts of a sound body lie, told from its end backwards; and what whoever forges one would compute anew. */
public final class BodyParts {

    /**
     * A run of octets that belongs to one event.
     *
     * @param entry counts the entries from 0
     */
    public record Part(int start, int length, int entry, EventName event) {

        boolean holds(int octet) {
            return octet >= start && octet < start + length;
        }
    }

    private final byte[] body;
    private final Body read;
    private final List<Part> hashes = new ArrayList<>();
    private final List<Part> checks = new ArrayList<>();
    private final List<Part> fingerprints = new ArrayList<>();
    private final int metaEnd;

    public BodyParts(byte[] body) {
        this.body = body;
        this.read = BodyReader.read(body);
        List<Entry> entries = read.entries();
        int persons = entries.stream().mapToInt(BodyParts::personCount).sum();
        int recorded =
                (int) entries.stream().filter(Entry.Recorded.class::isInstance).count();
        int at = body.length - persons * Fingerprints.OCTETS - entries.size() * 4 - recorded * Row.HASH_OCTETS;
        metaEnd = at;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Entry.Recorded) {
                hashes.add(new Part(at, Row.HASH_OCTETS, i, entries.get(i).name()));
                at += Row.HASH_OCTETS;
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            checks.add(new Part(at, 4, i, entries.get(i).name()));
            at += 4;
        }
        for (int i = 0; i < entries.size(); i++) {
            for (int person = 0; person < personCount(entries.get(i)); person++) {
                fingerprints.add(
                        new Part(at, Fingerprints.OCTETS, i, entries.get(i).name()));
                at += Fingerprints.OCTETS;
            }
        }
    }

    public List<Part> fingerprints() {
        return fingerprints;
    }

    /** The events in which that octet lies; empty for the sections in front, of whose octets one may serve several. */
    public List<EventName> eventsAt(int octet) {
        List<EventName> events = new ArrayList<>();
        for (List<Part> parts : List.of(hashes, checks, fingerprints)) {
            parts.stream().filter(part -> part.holds(octet)).forEach(part -> events.add(part.event()));
        }
        return events;
    }

    public boolean isMeta(int octet) {
        return octet < metaEnd;
    }

    /** The entries that say something else in the other body; all of them if it cannot be read at all. */
    public List<EventName> differentIn(Optional<byte[]> other) {
        List<Entry> mine = read.entries();
        if (other.isEmpty()) {
            return List.of();
        }
        try {
            List<Entry> theirs = BodyReader.read(other.get()).entries();
            return theirs.stream()
                    .filter(entry -> mine.stream().noneMatch(one -> said(one).equals(said(entry))))
                    .map(Entry::name)
                    .toList();
        } catch (Unreadable unreadable) {
            return mine.stream()
                    .map(Entry::name)
                    .filter(name -> unreadable.suspects().isEmpty())
                    .toList();
        }
    }

    /** What an entry says, whatever array its fingerprints stand in. */
    private static String said(Entry entry) {
        return entry.toString().replaceAll("\\[B@[0-9a-f]+", "");
    }

    /** Computes the checks anew, as somebody would who knows the format and hides what he did to fingerprints. */
    public void checkAnew() {
        for (int i = 0; i < checks.size(); i++) {
            int entry = i;
            OpenEntry open = meta().entries.get(i);
            CRC32C check = open.check();
            hashes.stream().filter(part -> part.entry() == entry).forEach(part -> update(check, part));
            fingerprints.stream().filter(part -> part.entry() == entry).forEach(part -> update(check, part));
            ByteBuffer.wrap(body).putInt(checks.get(i).start(), (int) check.getValue());
        }
    }

    private void update(CRC32C check, Part part) {
        check.update(body, part.start(), part.length());
    }

    private MetaReader meta() {
        Octets in = new Octets(body);
        in.octet();
        int entries = in.number();
        boolean isDeflated = in.octet() == 1;
        int length = in.number();
        if (!isDeflated) {
            return new MetaReader(in.bytes(length), in.bytes(entries));
        }
        Inflater inflater = new Inflater(true);
        try {
            byte[] section = new byte[length];
            inflater.setInput(in.bytes(in.count()));
            inflater.inflate(section);
            return new MetaReader(section, in.bytes(entries));
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        } finally {
            inflater.end();
        }
    }

    private static int personCount(Entry entry) {
        Persons persons = entry instanceof Entry.Transfer transfer
                ? transfer.persons()
                : entry instanceof Entry.TakeOver taken ? taken.persons() : null;
        return persons == null
                ? 0
                : persons.nonSensitiveOnly().count()
                        + persons.both().count()
                        + persons.sensitiveOnly().count();
    }
}
