package dev.pipl.verifier.export;

import dev.pipl.verifier.fault.EventName;
import dev.pipl.verifier.fault.FaultKind;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.fault.Place;
import dev.pipl.verifier.headcount.EventKeys;
import dev.pipl.verifier.headcount.Replay;
import dev.pipl.verifier.headcount.YearRecount;
import dev.pipl.verifier.row.Body;
import dev.pipl.verifier.row.BodyReader;
import dev.pipl.verifier.row.Row;
import dev.pipl.verifier.row.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks one export from its first octet to its last. Used once. */
public final class ExportCheck {

    /** Technical: an export by another writer may be written otherwise throughout. */
    private static final int UNUSUAL_MAX = 100;

    private final ExportFile export;
    private final Findings findings;
    private final RowOrder order;
    private final YearRecount recount;
    private final BitSet turns = new BitSet();
    private final List<Place> unusual = new ArrayList<>();
    private Row last;
    private long rows;
    private long entries;
    private boolean isTold;

    /** @param events the handler's, of the years checked before this one */
    public ExportCheck(ExportFile export, EventKeys events, Findings findings) {
        this.export = export;
        this.findings = findings;
        this.order = new RowOrder(findings);
        this.recount = new YearRecount(export.year(), bodies(), events, findings);
    }

    /** Reads the file. */
    public CheckedYear run() throws IOException {
        Optional<TrailerLine> trailer = Optional.empty();
        try (ExportLines lines = new ExportLines(export.file())) {
            for (ExportLines.Line line = lines.next(); line != null; line = lines.next()) {
                if (line.isLast()) {
                    trailer = trailer(line);
                    checkOctets(line, lines);
                } else if (line.number() == 1) {
                    if (!export.head().map(HeadLine::isCanonical).orElse(true)) {
                        unusual.add(file().onLine(1));
                    }
                } else {
                    row(line);
                }
            }
        }
        return new CheckedYear(
                export,
                rows,
                entries,
                last == null ? 0 : last.nonSensitive(),
                last == null ? 0 : last.sensitive(),
                rows > 0 && !recount.isBlind(),
                turns,
                Optional.ofNullable(last).map(Row::sequence).orElse(0L),
                trailer.flatMap(TrailerLine::root));
    }

    private void row(ExportLines.Line line) {
        RowLine read;
        try {
            read = RowLine.read(line.octets());
        } catch (Unreadable unreadable) {
            Optional<RowLine> mended = Salvage.mended(line.octets());
            unreadable(line, mended, unreadable);
            if (mended.isEmpty()) {
                return;
            }
            read = mended.get();
        }
        rows++;
        Place place = place(line.number(), read.row().sequence());
        if (!read.isCanonical() && unusual.size() < UNUSUAL_MAX) {
            unusual.add(place.at(read.names()));
        }
        columns(read.row(), place);
        Row row = order.take(read.row(), place);
        last = row;
        turns.set((int) Math.max(0, Math.min(Integer.MAX_VALUE - 1, row.turn())));
        body(read, row, place(line.number(), row.sequence()));
        tellOfBlindness(row.sequence());
    }

    private void body(RowLine read, Row row, Place place) {
        Body body;
        try {
            body = BodyReader.read(row.body());
        } catch (Unreadable unreadable) {
            findings.add(
                    FaultKind.BODY_UNREADABLE,
                    place.at(unreadable.suspects().isEmpty() ? read.names() : unreadable.suspects()),
                    "行体无法读取：" + unreadable.said().zh(),
                    "the body cannot be read: " + unreadable.said().en());
            recount.blind();
            return;
        }
        entries += body.entries().size();
        for (EventName damaged : body.damaged()) {
            findings.add(FaultKind.ENTRY_CHECK, place.at(damaged), "条目与写入时不同", "the entry is not what was written");
        }
        List<EventName> listedOtherwise = listedOtherwise(body, read);
        if (!listedOtherwise.isEmpty()) {
            findings.add(
                    FaultKind.EVENT_LIST,
                    place.at(listedOtherwise),
                    "所列事件与行体不符",
                    "the events listed are not those of the body");
        }
        if (!body.damaged().isEmpty() || !order.isWhole()) {
            recount.blind();
        }
        recount.take(row, body, place);
    }

    private void unreadable(ExportLines.Line line, Optional<RowLine> mended, Unreadable unreadable) {
        OptionalLong told = Salvage.sequence(line.octets());
        long sequence = mended.map(row -> row.row().sequence()).orElse(told.orElse(order.expected()));
        Place place = place(line.number(), sequence);
        findings.add(
                FaultKind.LINE_UNREADABLE,
                mended.isPresent() ? place : place.at(Salvage.events(line.octets())),
                unreadable.said().zh(),
                unreadable.said().en());
        if (mended.isEmpty()) {
            rows++;
            order.lost(Math.max(sequence, order.expected()));
            recount.blind();
            tellOfBlindness(sequence);
        }
    }

    private void columns(Row row, Place place) {
        boolean isOwn = row.handlerId().equals(export.handlerId()) && row.year() == export.year();
        if (!isOwn) {
            findings.add(
                    FaultKind.COLUMN,
                    place,
                    "该行属于 " + row.handlerId() + " " + row.year() + "，首行所述不同",
                    "the row is of " + row.handlerId() + " " + row.year() + ", the head says otherwise");
        }
        if (export.head().filter(head -> !head.keyId().equals(row.keyId())).isPresent()) {
            findings.add(FaultKind.COLUMN, place, "密钥标识与首行不同", "the key of the fingerprints is not the head's");
        }
    }

    private Optional<TrailerLine> trailer(ExportLines.Line line) {
        TrailerLine trailer;
        try {
            trailer = TrailerLine.read(line.octets());
        } catch (Unreadable unreadable) {
            require(
                    false,
                    FaultKind.TRAILER,
                    line.number(),
                    "缺少末行，或末行无法读取：" + unreadable.said().zh(),
                    "the trailer is missing or cannot be read: "
                            + unreadable.said().en());
            return Optional.empty();
        }
        long promised = export.head().map(HeadLine::rows).orElse(rows);
        long lastRow = last == null ? 0 : last.sequence();
        if (trailer.rows() > lastRow && promised > lastRow) {
            Place end = place(line.number(), lastRow + 1);
            findings.add(
                    FaultKind.SEQUENCE,
                    end.rows(lastRow + 1, Math.min(trailer.rows(), promised)),
                    "文件末尾缺少行",
                    "rows are missing at the end");
        }
        boolean isCount = trailer.rows() == rows && promised == rows && last != null && last.sequence() == rows;
        require(
                isCount,
                FaultKind.TRAILER,
                line.number(),
                "末行记 " + trailer.rows() + " 行，首行记 " + promised + " 行，实有 " + rows + " 行",
                "the trailer says " + trailer.rows() + " rows, the head " + promised + ", there are " + rows);
        require(
                last == null || trailer.head().equals(HexFormat.of().formatHex(last.hash())),
                FaultKind.TRAILER,
                line.number(),
                "末行的链首与最后一行不符",
                "the trailer's head is not the hash of the last row");
        require(
                last == null
                        || export.head()
                                .filter(head -> !head.ruleVersion().equals(last.ruleVersion()))
                                .isEmpty(),
                FaultKind.HEAD,
                1,
                "首行的规则版本与最后一行不符",
                "the head's rule version is not that of the last row");
        return Optional.of(trailer);
    }

    /** Accidents in the file itself; lines that are written unusually are then where they lie. */
    private void checkOctets(ExportLines.Line last, ExportLines lines) {
        if (!ExportLines.stated(last).equals(lines.ending(last)) || !last.isEnded()) {
            unusual.forEach(place -> findings.add(
                    FaultKind.LINE_FORM, place, "该行写法与导出时不同", "the line is not written as it was exported"));
            require(false, FaultKind.FILE_HASH, 0, "文件内容与导出时不同", "the file is not the one that was exported");
        }
    }

    private static List<EventName> listedOtherwise(Body body, RowLine read) {
        List<EventName> names = new ArrayList<>();
        for (int i = 0; i < body.listing().size(); i++) {
            if (i >= read.events().size()
                    || !body.listing().get(i).equals(read.events().get(i))) {
                names.add(body.listing().get(i).name());
            }
        }
        return read.events().size() > body.listing().size() ? read.names() : names;
    }

    private void require(boolean holds, FaultKind kind, long line, String zh, String en) {
        if (!holds) {
            findings.add(kind, file().onLine(line), zh, en);
        }
    }

    private Place file() {
        return Place.ofFile(export.file().toString(), export.handlerId(), export.year());
    }

    private void tellOfBlindness(long sequence) {
        if (recount.isBlind() && !isTold) {
            isTold = true;
            findings.note(
                    export.handlerId() + " " + export.year() + "：自第 " + sequence + " 行起的数字未能重新计数比较，因为此前已有缺损",
                    export.handlerId() + " " + export.year() + ": figures from row " + sequence
                            + " on were not compared, because something before is damaged");
        }
    }

    private Place place(long line, long sequence) {
        return Place.ofRow(export.file().toString(), line, export.handlerId(), export.year(), sequence);
    }

    /** Reads the rows once more. Only asked while all of them were whole. */
    private Replay bodies() {
        return (sequence, consumer) -> {
            try {
                export.bodiesBefore(sequence, consumer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
