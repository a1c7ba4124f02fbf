package dev.pipl.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.verifier.export.NoExport;
import dev.pipl.verifier.fault.EventName;
import dev.pipl.verifier.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand random faults in exports under a signed root: a thousand found and named. Prints the table of it. */
class ThousandFaultsTest {

    private static final int FAULTS = Integer.getInteger("pipl.faults", 1_000);
    private static final long SEED = Long.getLong("pipl.seed", 20261122L);

    @TempDir
    Path folder;

    /** One kind of fault. */
    private static final class Line {
        int made;
        int found;
        int inRow;
        int rowNamed;
        int inEvent;
        int eventNamed;
    }

    @Test
    void everyFaultIsFoundAndNamed() throws IOException, NoExport {
        Random random = new Random(SEED);
        List<Path> exports = Samples.called("rooted-");
        Map<String, Line> table = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < FAULTS; i++) {
            Path export = exports.get(random.nextInt(exports.size()));
            RandomFault fault = RandomFault.in(Files.readAllBytes(export), random);
            Path file = Files.write(folder.resolve("faulty.ndjson"), fault.octets());
            List<Fault> found = Samples.verifyRooted(file).findings().faults();
            Line line = table.computeIfAbsent(fault.kind(), kind -> new Line());
            boolean isFound = !found.isEmpty() && found.stream().allMatch(one -> isOf(one, export));
            boolean isRowNamed =
                    fault.rows().stream().anyMatch(row -> found.stream().anyMatch(one -> isIn(one, row)));
            boolean isEventNamed = fault.events().stream()
                    .allMatch(event -> found.stream().anyMatch(one -> names(one, fault.rows(), event)));
            line.made++;
            line.found += isFound ? 1 : 0;
            line.inRow += fault.rows().isEmpty() ? 0 : 1;
            line.rowNamed += isRowNamed ? 1 : 0;
            line.inEvent += fault.events().isEmpty() ? 0 : 1;
            line.eventNamed += !fault.events().isEmpty() && isEventNamed ? 1 : 0;
            if (!isFound || !isEventNamed || (!isRowNamed && !fault.rows().isEmpty())) {
                missed.add(i + " " + fault.kind() + " " + export + " rows " + fault.rows() + " " + fault.events() + ": "
                        + found);
            }
        }
        print(table);
        assertThat(missed).isEmpty();
    }

    private static boolean isOf(Fault fault, Path export) {
        String name = export.getFileName().toString();
        return name.equals(
                "rooted-" + fault.place().handlerId() + "-" + fault.place().year() + ".ndjson");
    }

    private static boolean isIn(Fault fault, long row) {
        return fault.place().sequence() <= row && row <= fault.place().lastSequence();
    }

    private static boolean names(Fault fault, List<Long> rows, EventName event) {
        return rows.stream().anyMatch(row -> isIn(fault, row))
                && fault.place().events().contains(event);
    }

    private static void print(Map<String, Line> table) {
        StringBuilder text = new StringBuilder(
                "%-42s %6s %6s %14s %14s%n".formatted("fault", "made", "found", "row named", "event named"));
        Line all = new Line();
        table.forEach((kind, line) -> {
            text.append(written(kind, line));
            all.made += line.made;
            all.found += line.found;
            all.inRow += line.inRow;
            all.rowNamed += line.rowNamed;
            all.inEvent += line.inEvent;
            all.eventNamed += line.eventNamed;
        });
        System.out.println(text.append(written("all", all)));
    }

    private static String written(String kind, Line line) {
        return "%-42s %6d %6d %6d of %-5d %6d of %-5d%n"
                .formatted(kind, line.made, line.found, line.rowNamed, line.inRow, line.eventNamed, line.inEvent);
    }
}
