package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.law.Amendment;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stored years under a law of contracts from 50 persons and assessments from 500 on. */
class RejudgingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final List<Amendment> FROM_JULY = List.of(
            Amendment.from(DAY, "CBDF-5", "nonSensitivePersonsMax", 50),
            Amendment.from(DAY, "CBDF-8", "nonSensitivePersonsMin", 50),
            Amendment.from(DAY, "CBDF-8", "nonSensitivePersonsMax", 500),
            Amendment.from(DAY, "CBDF-7", "nonSensitivePersonsMin", 500));
    private static final List<Amendment> ALWAYS = List.of(
            Amendment.always("CBDF-5", "nonSensitivePersonsMax", 50),
            Amendment.always("CBDF-8", "nonSensitivePersonsMin", 50),
            Amendment.always("CBDF-8", "nonSensitivePersonsMax", 500),
            Amendment.always("CBDF-7", "nonSensitivePersonsMin", 500));
    private static final Provisions NEW_LAW = TestLedger.LAW.amended(FROM_JULY);

    private final TestLedger old = new TestLedger();

    private static Batch.RuleChanged change() {
        return new Batch.RuleChanged("rule-1", "h", 2026, "route-2026-07-01", BeijingCalendar.startOf(DAY));
    }

    private List<RefoldYear.Refolded> rehearse(List<Amendment> amendments) {
        return new RefoldYear(old.store)
                .refold(
                        "h",
                        2026,
                        List.of(RouteTable.of(TestLedger.LAW), RouteTable.of(TestLedger.LAW.amended(amendments))));
    }

    @ParameterizedTest
    @CsvSource({
        "49, EXEMPT_VOLUME",
        "50, CONTRACT_OR_CERTIFICATION",
        "51, CONTRACT_OR_CERTIFICATION",
        "499, CONTRACT_OR_CERTIFICATION",
        "500, SECURITY_ASSESSMENT",
        "501, SECURITY_ASSESSMENT"
    })
    void aRehearsalJudgesTheStoredYearByTheNumbersSupposed(int persons, Route expected) {
        old.write(Transfers.of("h", "1").nonSensitive(people(0, persons)));

        List<RefoldYear.Refolded> both = rehearse(ALWAYS);

        assertThat(both.get(0).route()).contains(Route.EXEMPT_VOLUME);
        assertThat(both.get(1).route()).contains(expected);
    }

    @Test
    void aRehearsalFindsTheExactPersonAndWritesNothing() {
        old.write(Transfers.of("h", "1").nonSensitive(people(0, 30)));
        old.write(Transfers.of("h", "2").nonSensitive(people(20, 70)));
        long turn = old.store.lastTurn("h");
        YearView before = old.year("h", 2026);

        RefoldYear.Refolded supposed = rehearse(ALWAYS).get(1);

        assertThat(supposed.crossings())
                .extracting(Crossing::threshold, Crossing::ordinal, Crossing::eventId)
                .containsExactly(tuple(1L, OptionalLong.of(1), "1"), tuple(50L, OptionalLong.of(50), "2"));
        assertThat(old.store.lastTurn("h")).isEqualTo(turn);
        assertThat(old.year("h", 2026)).isEqualTo(before);
    }

    @Test
    void aNumberSupposedFromADayOnDoesNotJudgeWhatWasBefore() {
        old.write(Transfers.of("h", "before").nonSensitive(people(0, 60)));
        assertThat(rehearse(FROM_JULY).get(1).route()).contains(Route.EXEMPT_VOLUME);

        old.write(Transfers.of("h", "after").nonSensitive(people(0, 1)).at(BeijingCalendar.startOf(DAY)));

        assertThat(rehearse(FROM_JULY).get(1).route()).contains(Route.CONTRACT_OR_CERTIFICATION);
    }

    @Test
    void aRehearsalKnowsOfApprovedVoidsFromTheStart() {
        Transfers mistaken = Transfers.of("h", "mistaken").nonSensitive(people(0, 60));
        old.write(mistaken);
        old.write(Transfers.of("h", "right").nonSensitive(people(0, 10)));
        old.ledger
                .writer()
                .write(new Batch.VoidApproved(
                        "c-1", mistaken.identity(), "never sent", "log 17", "officer-2", TestLedger.NOW));

        RefoldYear.Refolded supposed = rehearse(ALWAYS).get(1);

        assertThat(supposed.route()).contains(Route.EXEMPT_VOLUME);
        assertThat(supposed.counts().nonSensitive().upper()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"49, false", "50, true", "51, true"})
    void aRuleThatCameIntoForceChangesTheRouteWithoutATransfer(int persons, boolean isMet) {
        old.write(Transfers.of("h", "1").nonSensitive(people(0, persons)));
        TestLedger ledger = TestLedger.under(NEW_LAW, old.store);

        ledger.ledger.writer().write(change());

        YearView year = ledger.year("h", 2026);
        assertThat(year.route().orElseThrow().ruleVersion()).isEqualTo("route-2026-07-01");
        if (isMet) {
            assertThat(year.routeChanges())
                    .extracting(RouteChange::to, RouteChange::reason, RouteChange::subjectClass, RouteChange::eventId)
                    .endsWith(tuple(Route.CONTRACT_OR_CERTIFICATION, "rule-changed", Optional.empty(), "rule-1"));
            assertThat(year.crossings())
                    .extracting(Crossing::threshold, Crossing::ordinal, Crossing::ruleVersion)
                    .endsWith(tuple(50L, OptionalLong.empty(), "route-2026-07-01"));
        } else {
            assertThat(year.routeChanges()).hasSize(1);
            assertThat(year.route().orElseThrow().route()).isEqualTo(Route.EXEMPT_VOLUME);
        }
    }

    @Test
    void oldDecisionsAreKeptWhenANewRuleIsApplied() {
        old.write(Transfers.of("h", "1").nonSensitive(people(0, 60)));
        YearView before = old.year("h", 2026);
        TestLedger ledger = TestLedger.under(NEW_LAW, old.store);

        ledger.ledger.writer().write(change());

        assertThat(ledger.year("h", 2026).routeChanges())
                .startsWith(before.routeChanges().toArray(RouteChange[]::new));
        assertThat(ledger.year("h", 2026).crossings())
                .startsWith(before.crossings().toArray(Crossing[]::new));
        assertThat(ledger.year("h", 2026).headCounts()).isEqualTo(before.headCounts());
    }

    @Test
    void aRuleIsAppliedOnceAndNotAtAllWhereTheYearStandsJudgedByIt() {
        old.write(Transfers.of("h", "1").nonSensitive(people(0, 60)));
        TestLedger ledger = TestLedger.under(NEW_LAW, old.store);
        ledger.ledger.writer().write(change());
        long turn = old.store.lastTurn("h");

        ledger.ledger.writer().write(change());
        ledger.ledger.writer().write(new Batch.RuleChanged("rule-2", "h", 2026, "route-2026-07-01", Instant.EPOCH));
        ledger.ledger.writer().write(new Batch.RuleChanged("rule-3", "h", 2025, "route-2026-07-01", Instant.EPOCH));
        ledger.ledger.writer().write(new Batch.RuleChanged("rule-4", "nobody", 2026, "x", Instant.EPOCH));

        assertThat(old.store.lastTurn("h")).isEqualTo(turn);
    }

    @Test
    void anAppliedRuleIsThereAfterAColdStartAndACorrectionAfterIt() {
        Transfers mistaken = Transfers.of("h", "mistaken").nonSensitive(people(0, 60));
        old.write(mistaken);
        old.write(Transfers.of("h", "right").nonSensitive(people(30, 100)));
        TestLedger ledger = TestLedger.under(NEW_LAW, old.store);
        ledger.ledger.writer().write(change());
        YearView written = ledger.year("h", 2026);

        ledger.ledger.forget();
        assertThat(ledger.year("h", 2026)).isEqualTo(written);
        ledger.ledger
                .writer()
                .write(new Batch.VoidApproved(
                        "c-1", mistaken.identity(), "never sent", "log 17", "officer-2", TestLedger.NOW));
        YearView corrected = ledger.year("h", 2026);
        ledger.ledger.forget();

        assertThat(corrected.headCounts().nonSensitive().upper()).isEqualTo(70);
        assertThat(corrected.route().orElseThrow().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        assertThat(ledger.year("h", 2026)).isEqualTo(corrected);
    }
}
