package dev.pipl.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.verifier.fault.Fault;
import dev.pipl.verifier.fault.FaultKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Three years with every kind of entry, as the service wrote them. */
class SampleYearsTest {

    private static final Path[] YEARS = Samples.called("sample-").toArray(Path[]::new);

    @Test
    void everyYearIsSoundAndCountedAnew() {
        Verification.Result result = Samples.verify(true, YEARS);

        assertThat(result.findings().faults()).isEmpty();
        assertThat(result.years())
                .hasSize(3)
                .allSatisfy(year -> assertThat(year.checked().isCounted()).isTrue());
        assertThat(result.years())
                .extracting(year -> year.checked().nonSensitive())
                .containsExactly(100_005L, 30L, 380L);
    }

    @Test
    void aYearThatIsNotGivenIsAGapInTheTurnsOnlyIfAllAreSaidToBeThere() {
        assertThat(Samples.verify(false, YEARS[0], YEARS[2]).isSound()).isTrue();

        assertThat(Samples.verify(true, YEARS[0], YEARS[2]).findings().faults())
                .extracting(Fault::kind)
                .containsOnly(FaultKind.TURN);
    }

    @Test
    void theSameYearGivenTwiceIsFound() {
        assertThat(Samples.verify(false, YEARS[1], YEARS[1]).findings().faults())
                .extracting(Fault::kind)
                .contains(FaultKind.TURN, FaultKind.EVENT_TWICE);
    }
}
