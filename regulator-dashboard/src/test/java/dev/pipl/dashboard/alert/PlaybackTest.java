package dev.pipl.dashboard.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybackTest {
    private static List<Long> drained(Playback playback) {
        List<Long> sequences = new ArrayList<>();
        for (List<NumberedAlert> next = playback.next(2); !next.isEmpty(); next = playback.next(2)) {
            next.forEach(alert -> sequences.add(alert.sequence()));
        }
        return sequences;
    }

    @Test
    void whatIsTakenIsSentInOrderAndOnce() {
        Playback playback = new Playback(3);

        playback.take(new AlertSlice(Alerts.range(4, 6), 6));

        assertThat(drained(playback)).containsExactly(4L, 5L, 6L);
        assertThat(playback.needsMore(6)).isFalse();
        assertThat(playback.needsMore(7)).isTrue();
    }

    @Test
    void noMoreIsTakenAtOnceThanAskedFor() {
        Playback playback = new Playback(3);
        playback.take(new AlertSlice(Alerts.range(4, 6), 6));

        assertThat(playback.next(2)).extracting(NumberedAlert::sequence).containsExactly(4L, 5L);
        assertThat(playback.next(2)).extracting(NumberedAlert::sequence).containsExactly(6L);
        assertThat(playback.next(2)).isEmpty();
    }

    @Test
    void aSliceThatOverlapsRepeatsNothing() {
        Playback playback = new Playback(3);
        playback.take(new AlertSlice(Alerts.range(4, 6), 6));

        playback.take(new AlertSlice(Alerts.range(5, 8), 8));

        assertThat(drained(playback)).containsExactly(4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void aStretchWithoutAnythingForTheReaderIsNotReadAgain() {
        Playback playback = new Playback(0);

        playback.take(new AlertSlice(List.of(), 40));

        assertThat(playback.needsMore(40)).isFalse();
        assertThat(playback.scannedTo()).isEqualTo(40);
    }

    @Test
    void nothingIsReadWhileSomethingIsStillToBeSent() {
        Playback playback = new Playback(0);
        playback.take(new AlertSlice(Alerts.range(1, 2), 2));

        assertThat(playback.needsMore(100)).isFalse();
    }

    @Test
    void aSliceCannotHoldMoreThanItSaysItScanned() {
        assertThatThrownBy(() -> new AlertSlice(Alerts.range(1, 3), 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
