package dev.pipl.kit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldUpTest {

    private static final String CATEGORY = HeldUpTest.class.getName();

    private final List<LogRecord> said = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            said.add(record);
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };
    private long now = -7;
    private final HeldUp<String> heldUp =
            new HeldUp<>(Logger.getLogger(CATEGORY), "The review of handler %s", () -> now);

    @BeforeEach
    void listen() {
        java.util.logging.Logger.getLogger(CATEGORY).addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        java.util.logging.Logger.getLogger(CATEGORY).removeHandler(listener);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static RuntimeException failure() {
        return new IllegalStateException("the row is damaged");
    }

    @Test
    void whatFailsRestsAndNothingElse() {
        heldUp.failed("h-1", failure());

        assertThat(heldUp.rests("h-1")).isTrue();
        assertThat(heldUp.rests("h-2")).isFalse();
        assertThat(heldUp.resting()).containsExactly("h-1");
    }

    @Test
    void theRestsGrowUntilAQuarterOfAMinute() {
        List<Long> rests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            heldUp.failed("h-1", failure());
            long began = now;
            while (heldUp.rests("h-1")) {
                pass(Duration.ofMillis(500));
            }
            rests.add((now - began) / 1_000_000);
        }

        assertThat(rests).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L, 15_000L);
    }

    @Test
    void theSameItemIsSaidOnceAndThenEveryTenMinutes() {
        for (int second = 0; second < 600; second++) {
            heldUp.failed("h-1", failure());
            pass(Duration.ofSeconds(1));
        }
        assertThat(said).hasSize(1);

        heldUp.failed("h-1", failure());

        assertThat(said).hasSize(2);
        assertThat(said.get(0).getMessage()).contains("waits");
        assertThat(said.get(0).getThrown()).hasMessage("the row is damaged");
    }

    @Test
    void ofManyTheFirstAreNamedOneWithItsStackTraceAndTheRestAreCounted() {
        for (int i = 0; i < 1_000; i++) {
            heldUp.failed("h-" + i, failure());
        }
        assertThat(said).hasSize(10);
        assertThat(said.stream().filter(record -> record.getThrown() != null)).hasSize(1);

        pass(Duration.ofMinutes(1));
        heldUp.failed("h-999", failure());

        assertThat(said).hasSize(11);
        assertThat(text(said.get(10)))
                .isEqualTo("The review of handler h-999 waits, as 990 others did that were not named");
    }

    @Test
    void whatWasSaidToWaitIsSaidToGoOn() {
        heldUp.failed("h-1", failure());
        heldUp.done("h-1");
        heldUp.done("h-2");

        assertThat(heldUp.rests("h-1")).isFalse();
        assertThat(said).hasSize(2);
        assertThat(text(said.get(1))).isEqualTo("The review of handler h-1 goes on");
    }

    /** As the log's formatter makes it. */
    private static String text(LogRecord record) {
        return record.getParameters() == null
                ? record.getMessage()
                : record.getMessage().formatted(record.getParameters());
    }
}
