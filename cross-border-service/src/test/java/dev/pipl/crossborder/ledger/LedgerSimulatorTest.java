package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real fold, judge and writer under every fault. One seed is one run; what fails says how to run it again. */
class LedgerSimulatorTest {

    private static final long SEEDS = Long.getLong("ledger.seeds", 2_000);

    private static SeedRange all;

    @BeforeAll
    static void runAllSeeds() throws InterruptedException {
        all = new SeedRange(0, SEEDS, Runtime.getRuntime().availableProcessors(), Mutation.NONE).finish();
    }

    @ParameterizedTest
    @EnumSource(Violation.Invariant.class)
    void holdsAfterEverySeed(Violation.Invariant invariant) {
        String failures = all.failures()
                .filter(run -> run.violates(invariant))
                .limit(5)
                .map(SimulatedRun::report)
                .collect(Collectors.joining(System.lineSeparator()));

        assertThat(failures).isEmpty();
        assertThat(all.doneCount()).isEqualTo(SEEDS);
    }

    /** A simulator that stopped trying something would be content with anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "accepted",
                "another one in between",
                "batch sent back",
                "commit CRASH_AFTER",
                "commit CRASH_BEFORE",
                "commit REFUSED",
                "commit UNKNOWN_DONE",
                "commit UNKNOWN_LOST",
                "duplicate",
                "instance restarted",
                "limit met by a declaration",
                "limit met by a person",
                "limit retracted",
                "partition assigned",
                "partitions written apart",
                "partitions written together",
                "handler becomes critical",
                "handler is not critical",
                "first facts compared",
                "profile outdated",
                "reader above next",
                "reader asked",
                "reader below next",
                "rejected event-conflict",
                "rejected handler-mismatch",
                "rejected malformed-event",
                "rejected occurred-before-law",
                "rejected occurred-in-future",
                "rejected recipient-unknown",
                "rejected token-form",
                "rejected year-closed",
                "snapshot saved",
                "year opened by the calendar",
                "zombie writes"
            })
    void happensInThoseSeeds(String happening) {
        assertThat(all.census().of(happening)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 42, 1_999, 123_456_789})
    void theSameSeedLeavesTheSameBehind(long seed) {
        SimulatedRun first = SimulatedRun.of(seed);
        SimulatedRun second = SimulatedRun.of(seed);

        assertThat(second.digest()).isEqualTo(first.digest());
    }

    @Test
    void anotherSeedLeavesSomethingElseBehind() {
        assertThat(SimulatedRun.of(1).digest()).isNotEqualTo(SimulatedRun.of(2).digest());
    }
}
