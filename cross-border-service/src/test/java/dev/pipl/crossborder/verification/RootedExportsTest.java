package dev.pipl.crossborder.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pipl.crossborder.ledger.LedgerReads;
import dev.pipl.crossborder.ledger.ManyPersonsLedger;
import dev.pipl.crossborder.ledger.RandomLedger;
import dev.pipl.crossborder.ledger.SampleLedger;
import dev.pipl.crossborder.root.ChainHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Exports under signed roots, kept byte for byte: what the offline verifier is proved on. */
class RootedExportsTest {

    private static final Path FILES = Path.of("src/test/resources/exports");
    private static final long SEED = 20261122;
    /** The event from which the forger takes a person. */
    private static final int OMITTING = 3;

    private static Map<String, LedgerReads> ledgers(long seed) {
        Map<String, LedgerReads> ledgers = new LinkedHashMap<>();
        SampleLedger sample = new SampleLedger();
        ledgers.put(SampleLedger.HANDLER, sample.reads());
        RandomLedger random = new RandomLedger(seed);
        random.handlerIds().forEach(id -> ledgers.put(id, random.reads()));
        return ledgers;
    }

    private static Map<String, byte[]> files(long seed) {
        RootedExports exports = new RootedExports(ledgers(seed));
        LedgerReads forged = new RandomLedger(seed, OMITTING).reads();
        Map<String, byte[]> files = new TreeMap<>();
        for (ChainHead head : exports.heads()) {
            String name = head.handlerId() + "-" + head.year() + ".ndjson";
            files.put("rooted-" + name, exports.export(head));
            boolean isForged = forged.lastRow(head.handlerId(), head.year())
                    .filter(row -> !Arrays.equals(row.hash(), head.hash()))
                    .isPresent();
            if (isForged) {
                files.put("forged-" + name, exports.export(head, forged));
            }
        }
        files.put("rooted-roots.json", exports.rootsFile().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** {@code -Dpipl.exports.write=true} writes them anew. */
    @Test
    void theExportsAreWrittenByteForByteAsTheirFilesHaveThem() throws IOException {
        assumeTrue(ReferenceDeflater.isHere(), "this platform's zlib deflates otherwise, which the format allows");
        Map<String, byte[]> files = files(SEED);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (Boolean.getBoolean("pipl.exports.write")) {
                Files.write(FILES.resolve(file.getKey()), file.getValue());
            }
            assertThat(Files.readAllBytes(FILES.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
        assertThat(files.keySet()).anyMatch(name -> name.startsWith("forged-")).hasSizeGreaterThan(7);
    }

    /** {@code -Dpipl.exports.to=FOLDER -Dpipl.exports.seeds=N} keeps more of them, for the verifier to read. */
    @Test
    void everySeedHasItsExports() throws IOException {
        String folder = System.getProperty("pipl.exports.to");
        int seeds = Integer.getInteger("pipl.exports.seeds", 3);
        for (long seed = 1; seed <= seeds; seed++) {
            Map<String, byte[]> files = files(seed);
            assertThat(files).hasSizeGreaterThan(4);
            if (folder != null) {
                Path target = Files.createDirectories(Path.of(folder).resolve("seed-" + seed));
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Files.write(target.resolve(file.getKey()), file.getValue());
                }
            }
        }
    }

    /** {@code -Dpipl.exports.to=FOLDER -Dpipl.exports.persons=1000000} keeps a large one. */
    @Test
    void aYearOfManyPersonsIsOneLineARow() throws IOException {
        int persons = Integer.getInteger("pipl.exports.persons", 30_000);
        LedgerReads many = new ManyPersonsLedger(persons).reads();
        RootedExports exports = new RootedExports(Map.of(ManyPersonsLedger.HANDLER, many));
        byte[] export = exports.export(exports.heads().get(0));
        String folder = System.getProperty("pipl.exports.to");
        if (folder != null) {
            Path target = Files.createDirectories(Path.of(folder));
            Files.write(target.resolve("many.ndjson"), export);
            Files.writeString(target.resolve("many-roots.json"), exports.rootsFile());
        }

        long lines = 0;
        for (byte octet : export) {
            lines += octet == '\n' ? 1 : 0;
        }
        assertThat(lines).isEqualTo((persons + 9_999) / 10_000 + 3);
    }
}
