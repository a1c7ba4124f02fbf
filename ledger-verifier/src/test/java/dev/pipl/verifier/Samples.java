package dev.pipl.verifier;

import dev.pipl.verifier.export.NoExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Exports that the service wrote; a test of the service keeps them byte for byte. */
final class Samples {

    static final Path FOLDER = Path.of("../cross-border-service/src/test/resources/exports");

    private Samples() {}

    static List<Path> called(String prefix) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first key of the roots beside the exports. */
    static final String FIRST_KEY = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

    /** Everything found in these files, with the roots beside the exports. */
    static Verification.Result verifyRooted(Path... files) throws NoExport {
        return new Verification(
                        List.of(files), false, Optional.of(FOLDER.resolve("rooted-roots.json")), Optional.of(FIRST_KEY))
                .run();
    }

    /** Everything found in these files, without roots. */
    static Verification.Result verify(boolean isComplete, Path... files) {
        try {
            return new Verification(List.of(files), isComplete, Optional.empty(), Optional.empty()).run();
        } catch (NoExport e) {
            throw new AssertionError(e.said().en(), e);
        }
    }
}
