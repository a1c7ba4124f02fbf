package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.CRITICAL;
import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.Retraction;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What happens to a year's counts, crossings and route when persons correct it. */
class CorrectionScenarioTest {

    private static final String RETRACTED = "dev.pipl.crossborder.threshold-retracted.v1";
    private static final String EVIDENCE = "contract 4711";

    private final TestLedger ledger = new TestLedger();
    private final LedgerWriter writer = ledger.ledger.writer();

    @Test
    void scenario22ACorrectionFrom100050To99900SupersedesTheCrossingAndKeepsTheRouteHistory() {
        Transfers wrong = Transfers.of("h", "wrong").nonSensitive(people(99_900, 100_050));
        ledger.write(Transfers.of("h", "right").nonSensitive(people(0, 99_900)));
        ledger.write(wrong);
        ledger.write(Transfers.of("h", "next-year")
                .at(Instant.parse("2027-01-05T00:00:00Z"))
                .nonSensitive(people(0, 3)));
        YearView nextYear = ledger.year("h", 2027);

        Optional<Adjusted> adjusted = writer.write(Corrections.voiding(wrong));

        YearView year = ledger.year("h", 2026);
        assertThat(adjusted).contains(new Adjusted(2026, 3));
        assertThat(year.headCounts().nonSensitive()).isEqualTo(new HeadCount(99_900, 99_900, true, 99_900));
        assertThat(year.crossings()).extracting(Crossing::threshold).containsExactly(1L, 100_000L);
        assertThat(year.standingCrossings()).extracting(Crossing::threshold).containsExactly(1L);
        assertThat(year.retractions())
                .extracting(Retraction::threshold, Retraction::countBefore, Retraction::countAfter, Retraction::causeId)
                .containsExactly(tuple(100_000L, 100_050L, 99_900L, "correction-of-wrong"));
        assertThat(year.routeChanges()).hasSize(2);
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        assertThat(year.lowerRoute()).contains(Route.EXEMPT_VOLUME);
        assertThat(ledger.newsTypes()).containsOnlyOnce(RETRACTED);
        assertThat(ledger.alertCodes()).containsOnlyOnce("threshold-retracted");
        assertThat(ledger.year("h", 2027)).isEqualTo(nextYear);
    }

    @Test
    void aConfirmedReviewLowersTheRouteAndKeepsTheHistory() {
        scenario22ACorrectionFrom100050To99900SupersedesTheCrossingAndKeepsTheRouteHistory();

        assertThat(writer.write(Corrections.reviewing("h", 2026))).contains(new Adjusted(2026, 4));
        assertThat(writer.write(Corrections.reviewing("h", 2026))).contains(new Adjusted(2026, 4));

        YearView year = ledger.year("h", 2026);
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(year.lowerRoute()).isEmpty();
        assertThat(year.routeChanges())
                .extracting(RouteChange::from, RouteChange::to, RouteChange::reason)
                .containsExactly(
                        tuple(Route.NONE, Route.EXEMPT_VOLUME, "threshold-crossed"),
                        tuple(Route.EXEMPT_VOLUME, Route.CONTRACT_OR_CERTIFICATION, "threshold-crossed"),
                        tuple(Route.CONTRACT_OR_CERTIFICATION, Route.EXEMPT_VOLUME, "route-reviewed"));
        assertThat(new TestLedger(ledger.store).year("h", 2026)).isEqualTo(year);
    }

    @Test
    void aReviewOfAYearInWhichNobodyIsLeftEndsItsRoute() {
        Transfers only = Transfers.of("h", "only").nonSensitive(people(0, 3));
        ledger.write(only);
        writer.write(Corrections.voiding(only));

        writer.write(Corrections.reviewing("h", 2026));

        assertThat(ledger.year("h", 2026).routeChanges())
                .extracting(RouteChange::to, RouteChange::provision)
                .endsWith(tuple(Route.NONE, "CBDF-8"));
    }

    @Test
    void nobodyCanConfirmALowerRouteThatNoCorrectionGave() {
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 100_000)));

        assertThat(writer.write(Corrections.reviewing("h", 2026))).isEmpty();
        assertThat(writer.write(Corrections.reviewing("h", 2025))).isEmpty();
        assertThat(ledger.year("h", 2026).sequence()).isEqualTo(1);
    }

    @Test
    void aLimitMetAgainAfterItsRetractionIsTrulyMetAndToldUnderAnIdOfItsOwn() {
        scenario22ACorrectionFrom100050To99900SupersedesTheCrossingAndKeepsTheRouteHistory();
        ledger.write(Transfers.of("h", "again")
                .at(Instant.parse("2026-05-01T00:00:00Z"))
                .nonSensitive(people(200_000, 200_100)));

        YearView year = ledger.year("h", 2026);

        assertThat(year.standingCrossings())
                .extracting(Crossing::threshold, Crossing::ordinal, Crossing::eventId)
                .containsExactly(
                        tuple(1L, OptionalLong.of(1), "right"), tuple(100_000L, OptionalLong.of(100_000), "again"));
        assertThat(year.crossings()).hasSize(3);
        assertThat(year.lowerRoute()).isEmpty();
        assertThat(ledger.store.published.stream()
                        .filter(news -> news.event().type().equals("dev.pipl.crossborder.threshold-crossed.v1"))
                        .map(news -> news.event().id()))
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void scenario23TwoDeclarationsOf60000CountTogetherUntilOneIsCorrectedAway() {
        Transfers second = Transfers.of("h", "2").declaring("b", 60_000, 0);
        ledger.write(Transfers.of("h", "1").declaring("a", 60_000, 0));
        ledger.write(second);
        assertThat(ledger.year("h", 2026).headCounts().nonSensitive())
                .isEqualTo(new HeadCount(60_000, 120_000, false, 120_000));
        assertThat(ledger.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);

        writer.write(Corrections.voiding(second));

        YearView year = ledger.year("h", 2026);
        assertThat(year.headCounts().nonSensitive()).isEqualTo(new HeadCount(60_000, 60_000, false, 60_000));
        assertThat(year.lowerRoute()).contains(Route.EXEMPT_VOLUME);
    }

    @Test
    void theSameVoidApprovedTwiceStandsOnce() {
        Transfers wrong = Transfers.of("h", "1").nonSensitive(people(0, 10));
        ledger.write(wrong);

        Optional<Adjusted> first = writer.write(Corrections.voiding(wrong));
        Optional<Adjusted> second = writer.write(Corrections.voiding(wrong));

        assertThat(second).isEqualTo(first).contains(new Adjusted(2026, 2));
        assertThat(ledger.year("h", 2026).sequence()).isEqualTo(2);
    }

    @Test
    void aVoidBeforeItsEventHoldsInWhateverYearTheEventComesTo() {
        Transfers wrong = Transfers.of("h", "wrong")
                .at(Instant.parse("2025-06-01T00:00:00Z"))
                .nonSensitive(people(0, 10));
        assertThat(writer.write(Corrections.voiding(wrong))).contains(new Adjusted(2026, 1));

        ledger.write(wrong);

        assertThat(ledger.year("h", 2025).headCounts().nonSensitive().upper()).isZero();
        assertThat(new TestLedger(ledger.store).year("h", 2025)).isEqualTo(ledger.year("h", 2025));
        assertThat(ledger.year("h", 2025).route().map(route -> route.route())).contains(Route.NONE);
    }

    @Test
    void importantDataThatWasVoidedKeepsTheAssessmentUntilAReview() {
        Transfers wrong = Transfers.of("h", "wrong").nonSensitive(people(0, 1)).important();
        ledger.write(Transfers.of("h", "right").nonSensitive(people(1, 2)));
        ledger.write(wrong);

        writer.write(Corrections.voiding(wrong));
        assertThat(ledger.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
        writer.write(Corrections.reviewing("h", 2026));

        assertThat(ledger.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.EXEMPT_VOLUME);
    }

    @Test
    void anApprovedGroundOfACriticalOperatorStopsCountingForPastAndLaterTransfers() {
        ledger.write(Transfers.of("h", "1")
                .by(1, CRITICAL)
                .nonSensitive(people(0, 5))
                .exempt(ExemptionGround.CONTRACT_NECESSITY));
        assertThat(ledger.year("h", 2026).headCounts().nonSensitive().upper()).isEqualTo(5);

        writer.write(Corrections.approving("h", ExemptionGround.CONTRACT_NECESSITY, EVIDENCE));
        ledger.write(Transfers.of("h", "2")
                .by(1, CRITICAL)
                .nonSensitive(people(5, 9))
                .exempt(ExemptionGround.CONTRACT_NECESSITY));

        YearView year = ledger.year("h", 2026);
        assertThat(year.headCounts().nonSensitive()).isEqualTo(new HeadCount(0, 0, true, 9));
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
        assertThat(year.lowerRoute()).contains(Route.EXEMPT_GROUND);
        assertThat(year.retractions())
                .extracting(Retraction::threshold, Retraction::reason)
                .containsExactly(tuple(1L, "ground-decided"));
    }

    @Test
    void aGroundApprovedBeforeAnyTransferHoldsInEveryYear() {
        assertThat(writer.write(Corrections.approving("h", ExemptionGround.EMERGENCY, EVIDENCE)))
                .containsExactly(new Adjusted(2026, 1));

        for (String at : new String[] {"2025-03-01T00:00:00Z", "2026-03-01T00:00:00Z"}) {
            ledger.write(Transfers.of("h", at)
                    .at(Instant.parse(at))
                    .by(1, CRITICAL)
                    .nonSensitive(people(0, 5))
                    .exempt(ExemptionGround.EMERGENCY));
        }

        for (int year : new int[] {2025, 2026}) {
            assertThat(ledger.year("h", year).route().orElseThrow().route()).isEqualTo(Route.EXEMPT_GROUND);
            assertThat(ledger.year("h", year).headCounts().nonSensitive()).isEqualTo(new HeadCount(0, 0, true, 5));
            assertThat(new TestLedger(ledger.store).year("h", year)).isEqualTo(ledger.year("h", year));
        }
    }

    @Test
    void aYearBegunBetweenTwoDecisionsOnAGroundKnowsBoth() {
        ledger.write(Transfers.of("h", "1").exempt(ExemptionGround.CONTRACT_NECESSITY, EVIDENCE));
        writer.write(Corrections.neverMet("h", ExemptionGround.CONTRACT_NECESSITY, EVIDENCE));
        Instant inNextYear = Instant.parse("2027-01-05T00:00:00Z");
        ledger.write(Transfers.of("h", "2").at(inNextYear).nonSensitive(people(0, 3)));
        LocalDate later = LocalDate.of(2027, 6, 1);
        writer.write(Corrections.deciding(
                "later", "h", ExemptionGround.CONTRACT_NECESSITY, EVIDENCE, true, Optional.of(later)));

        ledger.write(Transfers.of("h", "3")
                .at(inNextYear)
                .nonSensitive(people(3, 7))
                .exempt(ExemptionGround.CONTRACT_NECESSITY, EVIDENCE));

        assertThat(ledger.year("h", 2027).headCounts().nonSensitive().upper()).isEqualTo(7);
        assertThat(new TestLedger(ledger.store).year("h", 2027).headCounts())
                .isEqualTo(ledger.year("h", 2027).headCounts());
    }

    @Test
    void aGroundThatWasNeverMetCountsWithTheCrossingAtTheTransferThatMetTheLimit() {
        ledger.write(Transfers.of("h", "plain").nonSensitive(people(0, 60_000)));
        ledger.write(Transfers.of("h", "exempt")
                .at(Instant.parse("2026-04-01T00:00:00Z"))
                .nonSensitive(people(60_000, 110_000))
                .exempt(ExemptionGround.HUMAN_RESOURCES));
        ledger.write(Transfers.of("h", "later")
                .at(Instant.parse("2026-05-01T00:00:00Z"))
                .nonSensitive(people(0, 2)));
        assertThat(ledger.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.EXEMPT_VOLUME);

        writer.write(Corrections.neverMet("h", ExemptionGround.HUMAN_RESOURCES, EVIDENCE));

        YearView year = ledger.year("h", 2026);
        assertThat(year.headCounts().nonSensitive()).isEqualTo(new HeadCount(110_000, 110_000, true, 110_000));
        assertThat(year.standingCrossings()).last().satisfies(crossing -> {
            assertThat(crossing.ordinal()).hasValue(100_000);
            assertThat(crossing.eventId()).isEqualTo("exempt");
            assertThat(crossing.occurredAt()).isEqualTo("2026-04-01T00:00:00Z");
        });
        assertThat(year.routeChanges()).last().satisfies(change -> {
            assertThat(change.from()).isEqualTo(Route.EXEMPT_VOLUME);
            assertThat(change.to()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
            assertThat(change.reason()).isEqualTo("ground-decided");
            assertThat(change.ordinal()).hasValue(100_000);
        });
        assertThat(ledger.alertCodes()).contains("threshold-crossed", "route-changed");
        assertThat(new TestLedger(ledger.store).year("h", 2026)).isEqualTo(year);
    }

    @Test
    void aGroundThatCeasedCountsFromThatDayOnOnly() {
        writer.write(Corrections.deciding(
                "ceased",
                "h",
                ExemptionGround.HUMAN_RESOURCES,
                EVIDENCE,
                false,
                Optional.of(LocalDate.of(2026, 6, 1))));
        // 2026-05-31 23:59:59 and 2026-06-01 00:00:00 in Beijing.
        ledger.write(Transfers.of("h", "before")
                .at(Instant.parse("2026-05-31T15:59:59Z"))
                .nonSensitive(people(0, 3))
                .exempt(ExemptionGround.HUMAN_RESOURCES));
        ledger.write(Transfers.of("h", "after")
                .at(Instant.parse("2026-05-31T16:00:00Z"))
                .nonSensitive(people(1, 8))
                .exempt(ExemptionGround.HUMAN_RESOURCES));

        assertThat(ledger.year("h", 2026).headCounts().nonSensitive()).isEqualTo(new HeadCount(7, 7, true, 8));
    }

    @Test
    void thePastStaysReadableExactlyAsItWas() {
        Transfers wrong = Transfers.of("h", "wrong").nonSensitive(people(0, 100_000));
        ledger.write(Transfers.of("h", "right").nonSensitive(people(0, 10)));
        YearView one = ledger.year("h", 2026);
        ledger.write(wrong);
        YearView two = ledger.year("h", 2026);
        writer.write(Corrections.voiding(wrong));
        YearView three = ledger.year("h", 2026);
        LedgerReader reader = ledger.ledger.reader();

        assertThat(reader.yearAsOf("h", 2026, 0)
                        .orElseThrow()
                        .headCounts()
                        .nonSensitive()
                        .upper())
                .isZero();
        assertThat(reader.yearAsOf("h", 2026, 1)).contains(one);
        assertThat(reader.yearAsOf("h", 2026, 2)).contains(two);
        assertThat(reader.yearAsOf("h", 2026, 3)).contains(three);
        assertThat(reader.yearAsOf("h", 2026, 4)).isEmpty();
    }
}
