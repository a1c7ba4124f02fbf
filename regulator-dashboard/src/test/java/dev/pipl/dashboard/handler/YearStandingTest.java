package dev.pipl.dashboard.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.law.route.Route;
import org.junit.jupiter.api.Test;

class YearStandingTest {
    private static final YearStanding OPENED = YearStanding.opened(Told.AT.toInstant());

    @Test
    void aYearBeginsWithNobodyAndNoRoute() {
        assertThat(OPENED.nonSensitive()).isEqualTo(new Figures(0, 0L, true, 0L));
        assertThat(OPENED.route()).isEqualTo(Route.NONE);
    }

    @Test
    void aCrossingTellsOnlyTheUpperBoundOfItsClass() {
        YearStanding standing = OPENED.after(Told.crossed("h", "sensitive", 1, 3));

        assertThat(standing.sensitive()).isEqualTo(new Figures(3, null, null, null));
        assertThat(standing.nonSensitive()).isEqualTo(OPENED.nonSensitive());
    }

    @Test
    void aChangeOfRouteTellsRouteAndBothBounds() {
        YearStanding standing =
                OPENED.after(Told.changed("h", "EXEMPT_VOLUME", "CONTRACT_OR_CERTIFICATION", 100_412, 0));

        assertThat(standing.route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        assertThat(standing.nonSensitive().upper()).isEqualTo(100_412);
        assertThat(standing.sensitive().exact()).isTrue();
    }

    @Test
    void fullFiguresReplaceWhatACrossingLeftOpen() {
        YearStanding standing = OPENED.after(Told.crossed("h", "nonSensitive", 100_000, 100_003))
                .after(Told.advanced("h", 100_500, "CONTRACT_OR_CERTIFICATION", 7));

        assertThat(standing.nonSensitive()).isEqualTo(new Figures(100_500, 100_500L, true, 100_510L));
        assertThat(standing.ledgerSequence()).isEqualTo(7);
    }

    @Test
    void aChangeAtTheCountThatIsKnownKeepsItExact() {
        YearStanding standing = OPENED.after(Told.advanced("h", 100_000, "CONTRACT_OR_CERTIFICATION", 7))
                .after(Told.changed("h", "EXEMPT_VOLUME", "CONTRACT_OR_CERTIFICATION", 100_000, 0));

        assertThat(standing.nonSensitive().exact()).isTrue();
    }

    @Test
    void figuresOfAnEarlierLedgerEntryHaveNoEffect() {
        YearStanding standing = OPENED.after(Told.advanced("h", 200, "EXEMPT_VOLUME", 7));

        assertThat(standing.after(Told.advanced("h", 100, "EXEMPT_VOLUME", 6))).isEqualTo(standing);
    }

    @Test
    void aCountMayFallWhenTheLedgerSaysSo() {
        YearStanding standing = OPENED.after(Told.advanced("h", 200, "EXEMPT_VOLUME", 7))
                .after(Told.advanced("h", 150, "EXEMPT_VOLUME", 8));

        assertThat(standing.nonSensitive().upper()).isEqualTo(150);
    }
}
