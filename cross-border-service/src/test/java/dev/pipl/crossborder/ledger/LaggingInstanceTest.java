package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.CRITICAL;
import static dev.pipl.crossborder.ledger.Transfers.ENTERPRISE;
import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.law.route.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two instances over one store, of which one still remembers a profile that the ledger has been told is past. */
class LaggingInstanceTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();
    private final TestLedger told = new TestLedger(store);
    private final TestLedger lagging = new TestLedger(store);

    @Test
    void aTransferByAnOlderProfileDoesNotPutTheRouteBack() {
        lagging.write(Transfers.of("h", "1").nonSensitive(people(0, 3)));
        tell(critical(2));

        assertThatThrownBy(() -> lagging.write(
                        Transfers.of("h", "2").nonSensitive(people(3, 5)).at(JUNE)))
                .isInstanceOf(ProfileOutdated.class);
        lagging.write(Transfers.of("h", "2").nonSensitive(people(3, 5)).at(JUNE).by(2, CRITICAL));

        YearView year = told.year("h", 2026);
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
        assertThat(year.headCounts().nonSensitive().upper()).isEqualTo(5);
        assertThat(year.routeChanges()).hasSize(2);
    }

    /** Otherwise nothing in the ledger would say that the older profile is past. */
    @Test
    void aNewProfileIsNotedAlsoWhereItSaysTheSameOfTheYearSoFar() {
        lagging.write(Transfers.of("h", "1").nonSensitive(people(0, 3)));
        tell(new Batch.ProfileChange("registry-event-1", new HandlerSnapshot("h", 2, ENTERPRISE), MAY));

        assertThatThrownBy(() -> lagging.write(Transfers.of("h", "2")
                        .nonSensitive(people(3, 5))
                        .at(JUNE)
                        .by(1, CRITICAL)))
                .isInstanceOf(ProfileOutdated.class);

        YearView year = told.year("h", 2026);
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(year.headCounts().nonSensitive().upper()).isEqualTo(3);
    }

    @Test
    void whatWasRecordedBeforeIsADuplicateWhateverTheProfile() {
        Transfers transfer = Transfers.of("h", "1").nonSensitive(people(0, 3));
        lagging.write(transfer);
        tell(critical(2));

        assertThat(lagging.write(transfer)).isInstanceOf(Outcome.Duplicate.class);
    }

    /** The ledger was told of a profile when there was no year yet that it could have noted it in. */
    @Test
    void theFirstFactsOfAYearAreComparedWithTheNewestProfileOnceMore() {
        tell(critical(2));
        lagging.write(Transfers.of("h", "1").nonSensitive(people(0, 3)).at(JUNE));
        lagging.write(Transfers.of("h", "2").nonSensitive(people(3, 5)).at(JUNE));

        assertThat(store.firstFacts).containsExactly(new FirstFacts("h", 2026, LocalDate.of(2026, 6, 1)));
        tell(new Batch.ProfileChange("again", new HandlerSnapshot("h", 2, CRITICAL), JUNE, 2026));

        assertThat(told.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
    }

    @Test
    void aProfileToldForOneYearLeavesTheLaterOnesAlone() {
        Instant last = Instant.parse("2025-12-30T00:00:00Z");
        lagging.write(List.of(
                Transfers.of("h", "1").nonSensitive(people(0, 3)).at(last),
                Transfers.of("h", "2").nonSensitive(people(3, 5)).at(JUNE)));

        tell(new Batch.ProfileChange("again", new HandlerSnapshot("h", 2, CRITICAL), last, 2025));

        assertThat(told.year("h", 2025).route().orElseThrow().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
        assertThat(told.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(store.firstFacts).hasSize(2);
    }

    private static Batch.ProfileChange critical(long version) {
        return new Batch.ProfileChange("registry-event-" + version, new HandlerSnapshot("h", version, CRITICAL), MAY);
    }

    private void tell(Batch.ProfileChange change) {
        told.ledger.writer().write(change);
    }
}
