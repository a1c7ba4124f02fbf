package dev.pipl.dashboard.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaybackTest {
    private static List<Long> drained(Playback playback) {
        List<Long> sequences = new ArrayList<>();
        for (Optional<NumberedAlert> next = playback.next(); next.isPresent(); next = playback.next()) {
            sequences.add(next.get().sequence());
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
