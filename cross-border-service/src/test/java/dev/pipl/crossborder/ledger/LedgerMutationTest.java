package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without any one of its protections the ledger breaks its promise, and the simulator sees how. */
class LedgerMutationTest {

    private static final long SEEDS_MAX = 1_000;

    @ParameterizedTest
    @CsvSource({
        "WITHOUT_OFFSET_FENCE, I6_THE_OFFSET_IS_NEVER_AHEAD_OF_THE_LEDGER",
        "WITHOUT_OFFSET_FENCE, I8_EVERYTHING_SENT_IS_ACCEPTED_REJECTED_OR_A_DUPLICATE",
        "READER_ABOVE_NEXT_BELIEVED, I6_THE_OFFSET_IS_NEVER_AHEAD_OF_THE_LEDGER",
        "RECORDS_BELOW_NEXT_TAKEN, I8_EVERYTHING_SENT_IS_ACCEPTED_REJECTED_OR_A_DUPLICATE",
        "WITHOUT_SEQUENCE_FENCE, I4_THE_CHAIN_VERIFIES",
        "WITHOUT_DEDUP, I5_NO_EVENT_IS_ACCEPTED_TWICE",
        "WITHOUT_CACHE_DISCARD, I4_THE_CHAIN_VERIFIES",
        "WITHOUT_PROFILE_VERSIONS, I9_EVERY_YEAR_STANDS_BY_THE_NEWEST_PROFILE",
        "WITHOUT_FIRST_FACTS, I9_EVERY_YEAR_STANDS_BY_THE_NEWEST_PROFILE",
        "WITHOUT_ASKING_OTHERS, I9_EVERY_YEAR_STANDS_BY_THE_NEWEST_PROFILE",
        "WITHOUT_CACHE_DISCARD, I2_EVERY_ROW_STATES_THE_FIGURES_OF_ITS_PREFIX"
    })
    void isMissedWithinAThousandSeeds(Mutation mutation, Violation.Invariant invariant) {
        Optional<SimulatedRun> found = LongStream.range(0, SEEDS_MAX)
                .mapToObj(seed -> SimulatedRun.of(seed, mutation))
                .filter(run -> run.violates(invariant))
                .findFirst();

        assertThat(found).isPresent();
        assertThat(SimulatedRun.of(found.orElseThrow().seed()).violations()).isEmpty();
    }
}
