package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What guide section 7 says of the turn of the year. */
class YearScenarioTest {

    private final TestLedger ledger = new TestLedger();

    @Test
    void scenario6ALateCrossingIsDatedInItsOwnYear() {
        Instant lastSecond = Instant.parse("2026-12-31T15:59:59Z");
        Instant firstSecond = Instant.parse("2026-12-31T16:00:00Z");
        ledger.write(Transfers.of("h", "before").nonSensitive(people(0, 99_999)));
        ledger.write(Transfers.of("h", "of-2027").nonSensitive(people(0, 1)).at(firstSecond));

        ledger.write(
                Transfers.of("h", "late").nonSensitive(people(99_999, 100_000)).at(lastSecond));

        assertThat(ledger.year("h", 2026).crossings())
                .extracting(Crossing::threshold, Crossing::ordinal, Crossing::occurredAt)
                .endsWith(tuple(100_000L, OptionalLong.of(100_000), lastSecond));
        assertThat(ledger.year("h", 2027).headCounts().nonSensitive().upper()).isEqualTo(1);
        assertThat(ledger.year("h", 2027).routeChanges())
                .extracting(RouteChange::to)
                .endsWith(Route.EXEMPT_VOLUME);
    }

    @Test
    void scenario26AfterTheCrossingOfAMillionTheNewYearStartsFromNothingAndNobodyIsReinstated() {
        // Given
        ledger.write(Transfers.of("h", "1").declaring("crm", 1_000_000, 0));
        assertThat(ledger.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
        int newsOf2026 = ledger.store.published.size();

        // When
        ledger.write(Transfers.of("h", "2").nonSensitive(people(0, 5)).at(Instant.parse("2026-12-31T16:00:00Z")));

        // Then
        assertThat(ledger.year("h", 2027).headCounts().nonSensitive().upper()).isEqualTo(5);
        assertThat(ledger.year("h", 2027).route().orElseThrow().byClass())
                .containsEntry(SubjectClass.NON_SENSITIVE, Route.EXEMPT_VOLUME);
        // A certificate stays suspended until its body decides: nothing here says that its holder is eligible again.
        assertThat(ledger.newsTypes().subList(newsOf2026, ledger.newsTypes().size()))
                .doesNotContain("dev.pipl.crossborder.certification-eligibility-changed.v1");
        assertThat(ledger.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
    }
}
