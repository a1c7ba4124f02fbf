package dev.pipl.kit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
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

    @Test
    void whatIsThrownOverOneItemMakesItWaitAndTheNextOneHasItsTurn() {
        List<String> done = new ArrayList<>();

        for (String item : List.of("h-1", "h-2", "h-3")) {
            boolean isDone = heldUp.attempt(item, () -> {
                if (item.equals("h-1")) {
                    throw failure();
                }
                if (item.equals("h-2")) {
                    throw new SQLException("refused");
                }
                done.add(item);
            });
            assertThat(isDone).isEqualTo(item.equals("h-3"));
        }

        assertThat(done).containsExactly("h-3");
        assertThat(heldUp.resting()).containsExactlyInAnyOrder("h-1", "h-2");
    }

    @Test
    void whatIsDoneAtAnotherAttemptGoesOn() {
        heldUp.attempt("h-1", () -> {
            throw failure();
        });

        heldUp.attempt("h-1", () -> {});

        assertThat(heldUp.resting()).isEmpty();
        assertThat(text(said.get(1))).isEqualTo("The review of handler h-1 goes on");
    }

    @Test
    void ofLaterWorkEachIsAttemptedInOrderWhateverHappensToTheOthers() {
        List<String> done = new ArrayList<>();
        heldUp.attempt("h-4", () -> {
            throw failure();
        });

        heldUp.attemptEach(List.of(1, 2, 3, 4, 5), number -> "h-" + number, number -> switch (number) {
                    case 1 -> throw failure();
                    case 2 -> Uni.createFrom().failure(failure());
                    case 3 -> Uni.createFrom().failure(new SQLException("refused"));
                    default -> Uni.createFrom().voidItem().invoke(() -> done.add("h-" + number));
                })
                .await()
                .indefinitely();

        assertThat(done).containsExactly("h-4", "h-5");
        assertThat(heldUp.resting()).containsExactlyInAnyOrder("h-1", "h-2", "h-3");
    }

    @Test
    void nothingIsDoneLaterBeforeItIsAskedForAndOneAfterTheOther() {
        List<String> steps = new ArrayList<>();
        Uni<Void> round = heldUp.attemptEach(List.of("h-1", "h-2"), item -> item, item -> {
            steps.add("begin " + item);
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(Duration.ofMillis(5))
                    .invoke(() -> steps.add("end " + item));
        });
        assertThat(steps).isEmpty();

        round.await().indefinitely();

        assertThat(steps).containsExactly("begin h-1", "end h-1", "begin h-2", "end h-2");
    }

    /** As the log's formatter makes it. */
    private static String text(LogRecord record) {
        return record.getParameters() == null
                ? record.getMessage()
                : record.getMessage().formatted(record.getParameters());
    }
}
