package dev.pipl.verifier.export;

import dev.pipl.verifier.fault.FaultKind;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.fault.Place;
import dev.pipl.verifier.row.Body;
import dev.pipl.verifier.row.BodyReader;
import dev.pipl.verifier.row.Row;
import dev.pipl.verifier.row.RowHash;
import dev.pipl.verifier.row.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file that says whose year it holds.
 *
 * @param head empty where it cannot be read, or speaks of another year than the rows
 */
public record ExportFile(Path file, String handlerId, int year, Optional<HeadLine> head) {

    /**
     * Opens a file. A damaged head is found; whose year it is then stands in the first row.
     *
     * @throws NoExport if neither line can be read
     */
    public static ExportFile open(Path file, Findings findings) throws NoExport {
        try (ExportLines lines = new ExportLines(file)) {
            ExportLines.Line first = lines.next();
            if (first == null) {
                throw new NoExport("文件为空：" + file, "the file is empty: " + file);
            }
            Optional<HeadLine> head = Optional.empty();
            String zh = "首行所述年度与各行不同";
            String en = "the head speaks of another year than the rows";
            try {
                head = Optional.of(HeadLine.read(first.octets()));
            } catch (Unreadable unreadable) {
                zh = "首行无法读取：" + unreadable.said().zh();
                en = "the head cannot be read: " + unreadable.said().en();
            }
            Optional<Row> row = firstRow(lines.next());
            if (head.filter(read -> isOf(read, row)).isPresent()) {
                return new ExportFile(file, head.get().handlerId(), head.get().year(), head);
            }
            Row known = row.orElseThrow(() -> new NoExport("不是账本导出文件：" + file, "no export of a ledger: " + file));
            findings.add(
                    FaultKind.HEAD,
                    Place.ofFile(file.toString(), known.handlerId(), known.year())
                            .onLine(1),
                    zh,
                    en);
            return new ExportFile(file, known.handlerId(), known.year(), Optional.empty());
        } catch (IOException e) {
            throw new NoExport("无法读取 " + file + "：" + e.getMessage(), "cannot read " + file + ": " + e.getMessage());
        }
    }

    /** A row speaks against the head only if its hash speaks for it. */
    private static boolean isOf(HeadLine head, Optional<Row> row) {
        return row.map(first -> (first.handlerId().equals(head.handlerId()) && first.year() == head.year())
                        || !Arrays.equals(RowHash.of(first), first.hash()))
                .orElse(true);
    }

    private static Optional<Row> firstRow(ExportLines.Line line) {
        try {
            return line == null
                    ? Optional.empty()
                    : Optional.of(RowLine.read(line.octets()).row());
        } catch (Unreadable damaged) {
            return Optional.empty();
        }
    }

    /** The bodies of the rows before that sequence, of a file whose rows are whole. */
    void bodiesBefore(long sequence, Consumer<Body> consumer) throws IOException {
        rows(sequence - 1, row -> consumer.accept(BodyReader.read(row.body())));
    }

    /** The hash that a row states; empty where there is no such row, or none can be read. */
    public Optional<byte[]> hashOf(long sequence) throws IOException {
        byte[][] hash = new byte[1][];
        try {
            rows(sequence, row -> hash[0] = row.sequence() == sequence ? row.hash() : null);
        } catch (Unreadable damaged) {
            return Optional.empty();
        }
        return Optional.ofNullable(hash[0]);
    }

    private void rows(long count, Consumer<Row> consumer) throws IOException {
        try (ExportLines lines = new ExportLines(file)) {
            lines.next();
            for (long i = 0; i < count; i++) {
                ExportLines.Line line = lines.next();
                if (line == null || line.isLast()) {
                    return;
                }
                consumer.accept(Salvage.readable(line.octets()).row());
            }
        }
    }
}
