package dev.pipl.crossborder.verification;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pipl.crossborder.ledger.EntryName;
import dev.pipl.crossborder.ledger.LedgerReads;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.RowChain;
import dev.pipl.crossborder.ledger.RowCorrupt;
import dev.pipl.crossborder.ledger.RowMeta;
import dev.pipl.crossborder.root.InclusionProof;
import dev.pipl.crossborder.root.RootProofs;
import dev.pipl.events.EventJson;
import dev.pipl.law.time.BeijingCalendar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Writes a handler's year as lines of JSON; {@code docs/ledger-format.md} describes them for readers of their own. Rows go
 * out as they are stored, whole or damaged. A few rows are in memory at a time.
 */
public final class ExportYear {

    private static final String FORMAT = "pipl-ledger-export/1";
    /** A row holds a megabyte at most, or a little more. Technical. */
    private static final int ROWS_AT_ONCE = 8;

    private static final String HASH_MEMBER = ",\"sha256\":";

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX");

    private final LedgerReads reads;
    private final RootProofs roots;
    private final Clock clock;

    public ExportYear(LedgerReads reads, RootProofs roots, Clock clock) {
        this.reads = reads;
        this.roots = roots;
        this.clock = clock;
    }

    /**
     * What an export holds: the year up to one row. Rows are only ever added, so that is a snapshot.
     *
     * @param last the newest row when it was asked for
     * @param root a proof that a signed root covers the year
     */
    public record Extent(LedgerRow last, Instant at, Optional<InclusionProof> root) {

        /** The same for exports that hold the same rows. */
        public String tag() {
            return last.year() + "-" + last.sequence() + "-" + hex(last.hash()).substring(0, 16);
        }
    }

    /**
     * What an export made now holds; empty where the year has no row.
     *
     * @throws dev.pipl.crossborder.ledger.LedgerUnavailable no answer now
     */
    public Optional<Extent> extent(String handlerId, int year) {
        // Asked before the rows are read, so that the proof's row is among them.
        Optional<InclusionProof> root = roots.newest(handlerId, year);
        return reads.lastRow(handlerId, year).map(last -> new Extent(last, clock.instant(), root));
    }

    /**
     * Writes the export. Without its last line, which no failure leaves standing, it is incomplete.
     *
     * @throws IOException the receiver is gone
     * @throws dev.pipl.crossborder.ledger.LedgerUnavailable the rest cannot be read now
     */
    public void write(Extent extent, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        OutputStream digested = new DigestOutputStream(out, digest);
        LedgerRow last = extent.last();
        digested.write(line(json -> {
            json.writeStringField("format", FORMAT);
            json.writeStringField("handlerId", last.handlerId());
            json.writeNumberField("year", last.year());
            json.writeStringField("exportedAt", written(extent.at()));
            json.writeNumberField("rows", last.sequence());
            json.writeStringField("ruleVersion", last.ruleVersion());
            json.writeStringField("keyId", last.keyId());
        }));
        long count = 0;
        byte[] head = RowChain.origin();
        long sequence = 0;
        while (sequence < last.sequence()) {
            List<LedgerRow> rows = reads.rowsAfter(last.handlerId(), last.year(), sequence, ROWS_AT_ONCE);
            for (LedgerRow row : rows) {
                if (row.sequence() <= last.sequence()) {
                    digested.write(line(json -> row(json, row)));
                    count++;
                    head = row.hash();
                }
                sequence = row.sequence();
            }
            if (rows.isEmpty()) {
                break;
            }
        }
        digested.write(openTrailer(count, head, extent.root()));
        out.write((HASH_MEMBER + "\"" + hex(digest.digest()) + "\"}\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void row(JsonGenerator json, LedgerRow row) throws IOException {
        json.writeStringField("handlerId", row.handlerId());
        json.writeNumberField("year", row.year());
        json.writeNumberField("sequence", row.sequence());
        json.writeNumberField("turn", row.turn());
        json.writeStringField("cause", row.cause().text());
        json.writeNumberField("nonSensitive", row.nonSensitive());
        json.writeNumberField("sensitive", row.sensitive());
        json.writeStringField("ruleVersion", row.ruleVersion());
        json.writeStringField("keyId", row.keyId());
        json.writeStringField("recordedAt", written(row.recordedAt()));
        json.writeStringField("previousHash", hex(row.previousHash()));
        json.writeStringField("hash", hex(row.hash()));
        json.writeArrayFieldStart("events");
        for (EntryName name : names(row)) {
            json.writeStartObject();
            json.writeNumberField("kind", name.kind());
            if (name.source().isPresent()) {
                json.writeStringField("source", name.source().get());
            }
            json.writeStringField("id", name.id());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBinaryField("body", row.body());
    }

    private static List<EntryName> names(LedgerRow row) {
        try {
            return RowMeta.names(row);
        } catch (RowCorrupt damaged) {
            return List.of();
        }
    }

    /** The last line up to its hash, which is over every octet before. */
    private static byte[] openTrailer(long rows, byte[] head, Optional<InclusionProof> root) {
        byte[] line = line(json -> {
            json.writeNumberField("rows", rows);
            json.writeStringField("head", hex(head));
            if (root.isPresent()) {
                json.writeFieldName("root");
                json.writeTree(root.get().json());
            }
        });
        return Arrays.copyOf(line, line.length - "}\n".length());
    }

    /** Members of one object. */
    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] line(Members members) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = EventJson.mapper().createGenerator(line, JsonEncoding.UTF8)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
        return line.toByteArray();
    }

    private static String written(Instant instant) {
        return MICROS.format(BeijingCalendar.at(instant));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
