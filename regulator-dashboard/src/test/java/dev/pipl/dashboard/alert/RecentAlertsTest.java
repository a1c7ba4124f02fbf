package dev.pipl.dashboard.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.dashboard.sight.Sight;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentAlertsTest {
    private static final Sight ALL = new Sight(true, Set.of(), Set.of());
    private static final Sight EVEN = new Sight(false, Set.of(), Set.of("even"));
    private static final Sight BEIJING = new Sight(false, Set.of("CN-11"), Set.of());

    private static RecentAlerts keepingFiveAfterHead10() {
        RecentAlerts recent = new RecentAlerts(5, 10);
        recent.add(Alerts.range(11, 17));
        return recent;
    }

    @Test
    void theHeadIsTheLastAlertAdded() {
        assertThat(keepingFiveAfterHead10().head()).isEqualTo(17);
        assertThat(new RecentAlerts(5, 10).head()).isEqualTo(10);
    }

    @Test
    void whatIsStillKeptIsTold() {
        AlertSlice slice = keepingFiveAfterHead10().after(14, ALL).orElseThrow();

        assertThat(slice.alerts()).extracting(NumberedAlert::sequence).containsExactly(15L, 16L, 17L);
        assertThat(slice.scannedTo()).isEqualTo(17);
    }

    @Test
    void exactlyAsFarBackAsIsKeptIsStillTold() {
        assertThat(keepingFiveAfterHead10().after(12, ALL).orElseThrow().alerts())
                .hasSize(5);
        assertThat(keepingFiveAfterHead10().after(11, ALL)).isEmpty();
    }

    @Test
    void aReaderOfOneHandlerGetsItsAlertsOnly() {
        AlertSlice slice = keepingFiveAfterHead10().after(12, EVEN).orElseThrow();

        assertThat(slice.alerts()).extracting(NumberedAlert::sequence).containsExactly(14L, 16L);
        assertThat(slice.scannedTo()).isEqualTo(17);
    }

    @Test
    void provincesAreNotKnownHere() {
        assertThat(keepingFiveAfterHead10().after(16, BEIJING)).isEmpty();
    }

    @Test
    void whatFollowsAMissingAlertIsNotAdded() {
        RecentAlerts recent = keepingFiveAfterHead10();

        assertThat(recent.add(Alerts.range(19, 19))).isFalse();
        assertThat(recent.head()).isEqualTo(17);
        assertThat(recent.after(16, ALL).orElseThrow().alerts())
                .extracting(NumberedAlert::sequence)
                .containsExactly(17L);
    }

    @Test
    void whatIsKnownAlreadyIsNotAddedTwice() {
        RecentAlerts recent = keepingFiveAfterHead10();

        assertThat(recent.add(Alerts.range(16, 18))).isTrue();
        assertThat(recent.add(Alerts.range(17, 18))).isTrue();
        assertThat(recent.add(List.of())).isTrue();

        assertThat(recent.after(15, ALL).orElseThrow().alerts())
                .extracting(NumberedAlert::sequence)
                .containsExactly(16L, 17L, 18L);
    }

    @Test
    void aGapInsideIsRefused() {
        RecentAlerts recent = keepingFiveAfterHead10();
        List<NumberedAlert> gapped = List.of(Alerts.numbered(18, "even"), Alerts.numbered(20, "even"));

        assertThatThrownBy(() -> recent.add(gapped)).isInstanceOf(IllegalArgumentException.class);
    }
}
