package dev.pipl.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.verifier.fault.EventName;
import dev.pipl.verifier.row.BodyParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One fault in an export, by chance.
 *
 * @param kind what was done, for the table
 * @param octets the export with the fault
 * @param rows one of which has to be named; empty where the fault lies in none
 * @param events each of which has to be named; empty where the fault lies in none
 * @param isForged whether every hash was computed anew
 */
record RandomFault(String kind, byte[] octets, List<Long> rows, List<EventName> events, boolean isForged) {

    private static final String BODY = "\"body\":\"";

    static RandomFault in(byte[] export, Random random) {
        int kind = random.nextInt(10);
        if (kind < 4) {
            return flip(export, random);
        } else if (kind == 4) {
            return deletedLine(export, random);
        } else if (kind == 5) {
            return swappedLines(export, random);
        } else if (kind < 8) {
            return inBody(export, random);
        }
        return forged(export, random);
    }

    private static RandomFault flip(byte[] export, Random random) {
        int at = random.nextInt(export.length);
        byte[] octets = export.clone();
        octets[at] ^= (byte) (1 << random.nextInt(8));
        List<String> lines = ExportText.lines(export);
        int start = 0;
        int line = 0;
        while (at > start + lines.get(line).getBytes(StandardCharsets.UTF_8).length) {
            start += lines.get(line++).getBytes(StandardCharsets.UTF_8).length + 1;
        }
        boolean isRow = line > 0 && line < lines.size() - 1;
        return isRow
                ? flipInRow(octets, lines.get(line), line, at - start, octets[at])
                : new RandomFault("bit in head or trailer", octets, List.of(), List.of(), false);
    }

    private static RandomFault flipInRow(byte[] octets, String line, long row, int at, byte letter) {
        int body = line.getBytes(StandardCharsets.UTF_8).length - (line.length() - line.indexOf(BODY) - BODY.length());
        int end = line.getBytes(StandardCharsets.UTF_8).length - 2;
        if (at < body || at >= end) {
            return new RandomFault("bit in a row's columns", octets, List.of(row), List.of(), false);
        }
        // A letter holds six bits: of one octet, or of two.
        BodyParts parts = new BodyParts(ExportText.body(line));
        int bit = 6 * (at - body);
        int first = bit / 8;
        int last = Math.min((bit + 5) / 8, ExportText.body(line).length - 1);
        boolean isMeta = parts.isMeta(last);
        List<EventName> events = first == last ? parts.eventsAt(first) : List.of();
        Optional<byte[]> changed = withLetter(line, at - body, letter);
        if (isMeta) {
            events = parts.differentIn(changed);
        } else if (changed.isEmpty() && line.getBytes(StandardCharsets.UTF_8)[at] == 'A') {
            // What is no letter is read as this one: the line is damaged, what it says is not.
            events = List.of();
        }
        return new RandomFault(
                isMeta ? "bit in a body, before the hashes" : "bit in a body, hashes to fingerprints",
                octets,
                List.of(row),
                events,
                false);
    }

    /** The body with that letter in it; empty where it is none, and nobody can tell what it stands for. */
    private static Optional<byte[]> withLetter(String line, int at, byte letter) {
        StringBuilder text = new StringBuilder(ExportText.read(line).get("body").asText());
        text.setCharAt(at, (char) (letter & 0xff));
        try {
            return Optional.of(Base64.getDecoder().decode(text.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RandomFault deletedLine(byte[] export, Random random) {
        List<String> lines = new ArrayList<>(ExportText.lines(export));
        int line = random.nextInt(lines.size());
        boolean isRow = line > 0 && line < lines.size() - 1;
        lines.remove(line);
        return new RandomFault(
                isRow ? "row deleted" : "head or trailer deleted",
                ExportText.octets(lines),
                isRow ? List.of((long) line) : List.of(),
                List.of(),
                false);
    }

    private static RandomFault swappedLines(byte[] export, Random random) {
        List<String> lines = new ArrayList<>(ExportText.lines(export));
        int rows = lines.size() - 2;
        int one = 1 + random.nextInt(rows);
        int other = 1 + (one + random.nextInt(rows - 1)) % rows;
        String kept = lines.get(one);
        lines.set(one, lines.get(other));
        lines.set(other, kept);
        return new RandomFault(
                "rows swapped", ExportText.octets(lines), List.of((long) one, (long) other), List.of(), false);
    }

    private static RandomFault inBody(byte[] export, Random random) {
        List<String> lines = new ArrayList<>(ExportText.lines(export));
        int row = rowWithPersons(lines, random, 2);
        byte[] body = ExportText.body(lines.get(row));
        BodyParts parts = new BodyParts(body);
        BodyParts.Part one = any(parts.fingerprints(), random);
        BodyParts.Part other = any(parts.fingerprints(), random);
        List<EventName> events = List.of(one.event());
        String kind = "fingerprint deleted in a body";
        byte[] changed;
        if (random.nextBoolean()) {
            changed = new byte[body.length - one.length()];
            System.arraycopy(body, 0, changed, 0, one.start());
            System.arraycopy(
                    body, one.start() + one.length(), changed, one.start(), body.length - one.start() - one.length());
        } else {
            while (Arrays.equals(octets(body, one), octets(body, other))) {
                one = any(parts.fingerprints(), random);
                other = any(parts.fingerprints(), random);
            }
            changed = body.clone();
            System.arraycopy(body, one.start(), changed, other.start(), one.length());
            System.arraycopy(body, other.start(), changed, one.start(), one.length());
            events = List.of(one.event(), other.event());
            kind = "fingerprints swapped in a body";
        }
        lines.set(row, ExportText.withBody(lines.get(row), changed));
        return new RandomFault(kind, ExportText.octets(lines), List.of((long) row), events, false);
    }

    /** Somebody who knows the format changes something and computes every hash anew; he cannot sign a root. */
    private static RandomFault forged(byte[] export, Random random) {
        List<String> lines = new ArrayList<>(ExportText.lines(export));
        int rows = lines.size() - 2;
        int row = 1 + random.nextInt(rows);
        String kind;
        switch (random.nextInt(4)) {
            case 0 -> {
                kind = "forged: a row's cause";
                change(lines, row, "cause", "http forged-" + random.nextInt(100));
            }
            case 1 -> {
                kind = "forged: when a row was recorded";
                change(lines, row, "recordedAt", "2026-11-19T12:00:00.00000" + random.nextInt(10) + "+08:00");
            }
            case 2 -> {
                kind = "forged: the last rows cut off";
                row = Math.max(2, row);
                lines.subList(row, rows + 1).clear();
                ExportText.endAnew(lines);
                return new RandomFault(kind, ExportText.octets(lines), List.of((long) row), List.of(), true);
            }
            default -> {
                kind = "forged: a person replaced, checks anew";
                row = rowWithPersons(lines, random, 1);
                byte[] body = ExportText.body(lines.get(row));
                BodyParts parts = new BodyParts(body);
                BodyParts.Part person = any(parts.fingerprints(), random);
                body[person.start() + person.length() - 1] ^= 1;
                parts.checkAnew();
                lines.set(row, ExportText.withBody(lines.get(row), body));
            }
        }
        ExportText.chainAnew(lines, row);
        return new RandomFault(kind, ExportText.octets(lines), List.of((long) row), List.of(), true);
    }

    private static void change(List<String> lines, int row, String column, String value) {
        ObjectNode columns = ExportText.read(lines.get(row));
        columns.put(column, value);
        lines.set(row, columns.toString());
    }

    private static int rowWithPersons(List<String> lines, Random random, int persons) {
        while (true) {
            int row = 1 + random.nextInt(lines.size() - 2);
            BodyParts parts = new BodyParts(ExportText.body(lines.get(row)));
            long different = parts.fingerprints().stream()
                    .map(part -> Arrays.hashCode(octets(ExportText.body(lines.get(row)), part)))
                    .distinct()
                    .count();
            if (different >= persons) {
                return row;
            }
        }
    }

    private static byte[] octets(byte[] body, BodyParts.Part part) {
        return Arrays.copyOfRange(body, part.start(), part.start() + part.length());
    }

    private static BodyParts.Part any(List<BodyParts.Part> parts, Random random) {
        return parts.get(random.nextInt(parts.size()));
    }
}
