package dev.pipl.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void thePauseDoublesFromDeathToDeath() {
        assertThat(policy.died(seconds(0))).contains(Duration.ofMillis(500));
        assertThat(policy.died(seconds(1))).contains(Duration.ofSeconds(1));
        assertThat(policy.died(seconds(2))).contains(Duration.ofSeconds(2));
        assertThat(policy.died(seconds(3))).contains(Duration.ofSeconds(4));
    }

    @Test
    void theFifthDeathWithinAMinuteIsTheLast() {
        assertThat(fifthDeathAt(seconds(60))).isEmpty();
    }

    @Test
    void theFifthDeathAfterMoreThanAMinuteIsNot() {
        assertThat(fifthDeathAt(seconds(60) + 1)).isPresent();
    }

    @Test
    void nothingIsHeldAgainstAPartThatSomebodyAsksToTryAgain() {
        // Given
        fifthDeathAt(seconds(10));

        // When
        policy.forget();

        // Then
        assertThat(policy.died(seconds(11))).contains(Duration.ofMillis(500));
    }

    private Optional<Duration> fifthDeathAt(long nanoTime) {
        policy.died(seconds(0));
        policy.died(seconds(1));
        policy.died(seconds(2));
        policy.died(seconds(3));
        return policy.died(nanoTime);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
