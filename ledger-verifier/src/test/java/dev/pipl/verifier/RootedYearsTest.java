package dev.pipl.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.verifier.export.NoExport;
import dev.pipl.verifier.fault.Fault;
import dev.pipl.verifier.fault.FaultKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Exports under a signed root: what it adds to what they prove by themselves. */
class RootedYearsTest {

    private static final Path[] YEARS = Samples.called("rooted-").toArray(Path[]::new);
    private static final Path[] FORGED = Samples.called("forged-").toArray(Path[]::new);
    private static final Path WORKED_EXAMPLE = Path.of("../docs/ledger-roots-example.json");
    /** Introduced by the first. */
    private static final String SECOND_KEY = "FtIu-VbGrfe_KB6CH7GNwODB72MNxj_ml11dEvO-7kk";

    /** TEST 3 of RFC 8032. */
    private static final String STRANGERS_KEY = "_FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU";

    private static List<FaultKind> kinds(Verification.Result result) {
        return result.findings().faults().stream().map(Fault::kind).distinct().toList();
    }

    private static Verification.Result verify(Path file, Path roots, String trust) throws NoExport {
        return new Verification(List.of(file), false, Optional.of(roots), Optional.of(trust)).run();
    }

    @Test
    void everyYearIsSoundCountedAnewAndUnderTheNewestRoot() throws NoExport {
        Verification.Result result = Samples.verifyRooted(YEARS);

        assertThat(result.findings().faults()).isEmpty();
        assertThat(result.years()).hasSameSizeAs(YEARS).allSatisfy(year -> {
            assertThat(year.checked().isCounted()).isTrue();
            assertThat(year.root()).contains(3L);
        });
    }

    @Test
    void aYearWhoseHashesWereAllComputedAnewWithoutAPersonIsFoundByTheRootAndOnlyByTheRoot() throws NoExport {
        assertThat(FORGED).isNotEmpty();
        for (Path forged : FORGED) {
            assertThat(Samples.verify(false, forged).isSound()).isTrue();

            assertThat(kinds(Samples.verifyRooted(forged))).containsExactly(FaultKind.INCLUSION);
        }
    }

    @Test
    void whoTrustsTheNewKeyVerifiesWithItAlone() throws NoExport {
        Path roots = Samples.FOLDER.resolve("rooted-roots.json");

        assertThat(kinds(verify(YEARS[0], roots, SECOND_KEY))).containsExactly(FaultKind.ROOT_SIGNATURE);
        assertThat(verify(YEARS[0], roots, SECOND_KEY).findings().faults())
                .allMatch(fault -> fault.said().en().startsWith("root 1 "));
        assertThat(new Verification(
                                List.of(YEARS[0]),
                                false,
                                Optional.empty(),
                                Optional.of("PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw"))
                        .run()
                        .isSound())
                .isTrue();
    }

    @Test
    void aStrangersKeyProvesNothing() throws NoExport {
        Path roots = Samples.FOLDER.resolve("rooted-roots.json");

        assertThat(verify(YEARS[0], roots, STRANGERS_KEY).findings().faults())
                .hasSize(4)
                .allMatch(fault -> fault.kind() == FaultKind.ROOT_SIGNATURE);
    }

    @Test
    void theWorkedExampleOfTheFormatVerifies() throws NoExport {
        assertThat(kinds(verify(YEARS[0], WORKED_EXAMPLE, Samples.FIRST_KEY))).isEmpty();
    }

    @Test
    void anExportWithoutARootIsNotProvenWhereAKeyIsTrusted() throws NoExport {
        Path plain = Samples.called("sample-").get(0);

        assertThat(kinds(Samples.verifyRooted(plain))).containsExactly(FaultKind.INCLUSION);
        assertThat(Samples.verify(false, plain).isSound()).isTrue();
    }
}
