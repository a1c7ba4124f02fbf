package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.CRITICAL;
import static dev.pipl.crossborder.ledger.Transfers.ENTERPRISE;
import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LedgerScenarioTest {

    private static final Instant LAST_OF_2025 = Instant.parse("2025-12-31T15:59:59Z");
    private static final Instant FIRST_OF_2026 = Instant.parse("2025-12-31T16:00:00Z");

    private final TestLedger ledger = new TestLedger();

    @Test
    void aPersonSentThreeTimesCountsOnceAndOnceMoreAsSensitive() {
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 1)));
        ledger.write(Transfers.of("h", "2").nonSensitive(people(0, 1)));
        ledger.write(Transfers.of("h", "3").nonSensitive(people(0, 1)).sensitive(people(0, 1)));

        YearView year = ledger.year("h", 2026);

        assertThat(year.headCounts().nonSensitive()).isEqualTo(new HeadCount(1, 1, true, 1));
        assertThat(year.headCounts().sensitive()).isEqualTo(new HeadCount(1, 1, true, 1));
        assertThat(year.sequence()).isEqualTo(3);
    }

    @Test
    void onlySensitiveRecordsCountAsSensitiveOnly() {
        ledger.write(Transfers.of("h", "1").sensitive(people(0, 2)));

        assertThat(ledger.year("h", 2026).headCounts().nonSensitive().upper()).isZero();
        assertThat(ledger.year("h", 2026).headCounts().sensitive().upper()).isEqualTo(2);
    }

    @Test
    void theHundredThousandthPersonNeedsAContractOrACertificate() {
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 99_999)));
        assertThat(ledger.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.EXEMPT_VOLUME);

        ledger.write(Transfers.of("h", "again").nonSensitive(people(0, 5)));
        assertThat(ledger.year("h", 2026).routeChanges()).hasSize(1);

        ledger.write(Transfers.of("h", "2").nonSensitive(people(99_990, 100_007)));

        YearView year = ledger.year("h", 2026);
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        assertThat(year.routeChanges())
                .extracting(RouteChange::from, RouteChange::to, RouteChange::ordinal, RouteChange::eventId)
                .containsExactly(
                        tuple(Route.NONE, Route.EXEMPT_VOLUME, OptionalLong.of(1), "1"),
                        tuple(Route.EXEMPT_VOLUME, Route.CONTRACT_OR_CERTIFICATION, OptionalLong.of(100_000), "2"));
        assertThat(ledger.newsTypes()).containsOnlyOnce("dev.pipl.crossborder.certification-eligibility-changed.v1");
        assertThat(ledger.alertCodes()).containsExactly("threshold-crossed", "route-changed");
    }

    @Test
    void oneEventThatJumpsPastTwoLimitsGivesTwoChanges() {
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 10)));
        ledger.write(Transfers.of("h", "2").nonSensitive(people(0, 1_000_020)));

        YearView year = ledger.year("h", 2026);

        assertThat(year.routeChanges())
                .extracting(RouteChange::to, RouteChange::threshold, RouteChange::ordinal)
                .containsExactly(
                        tuple(Route.EXEMPT_VOLUME, OptionalLong.of(1), OptionalLong.of(1)),
                        tuple(Route.CONTRACT_OR_CERTIFICATION, OptionalLong.of(100_000), OptionalLong.of(100_000)),
                        tuple(Route.SECURITY_ASSESSMENT, OptionalLong.of(1_000_000), OptionalLong.of(1_000_000)));
    }

    @Test
    void theTenThousandthSensitivePersonNeedsAnAssessmentAndTheFirstAContract() {
        ledger.write(Transfers.of("h", "1").sensitive(people(0, 9_999)));
        ledger.write(Transfers.of("h", "2").sensitive(people(9_999, 10_000)));

        assertThat(ledger.year("h", 2026).routeChanges())
                .extracting(RouteChange::to, RouteChange::subjectClass, RouteChange::ordinal)
                .containsExactly(
                        tuple(Route.CONTRACT_OR_CERTIFICATION, Optional.of(SubjectClass.SENSITIVE), OptionalLong.of(1)),
                        tuple(Route.SECURITY_ASSESSMENT, Optional.of(SubjectClass.SENSITIVE), OptionalLong.of(10_000)));
    }

    @Test
    void aLimitMetByAnEventsPersonsIsMetAlsoIfItsDeclarationThenReplacesALargerOne() {
        ledger.write(Transfers.of("h", "1").declaring("crm", 99_995, 0));
        ledger.write(Transfers.of("h", "2")
                .nonSensitive(people(0, 10))
                .declaring("crm", 50, 0)
                .at(Transfers.MARCH.plusSeconds(60)));

        YearView year = ledger.year("h", 2026);
        assertThat(year.headCounts().nonSensitive().upper()).isEqualTo(60);
        assertThat(year.crossings())
                .extracting(Crossing::threshold, Crossing::ordinal, Crossing::eventId)
                .endsWith(tuple(100_000L, OptionalLong.of(5), "2"));
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
    }

    @Test
    void personsAfterADeclarationMeetTheLimitAtTheirOwnOrdinal() {
        ledger.write(Transfers.of("h", "1").declaring("crm", 99_990, 0));
        ledger.write(Transfers.of("h", "2").nonSensitive(people(0, 30)));

        YearView year = ledger.year("h", 2026);

        assertThat(year.crossings())
                .extracting(Crossing::threshold, Crossing::ordinal)
                .containsExactly(tuple(1L, OptionalLong.empty()), tuple(100_000L, OptionalLong.of(10)));
        assertThat(year.headCounts().nonSensitive()).isEqualTo(new HeadCount(99_990, 100_020, false, 100_020));
    }

    @Test
    void twoDeclarationsOfSixtyThousandCrossWithoutAnOrdinal() {
        ledger.write(Transfers.of("h", "1").declaring("a", 60_000, 0));
        ledger.write(Transfers.of("h", "2").declaring("b", 60_000, 0));

        YearView year = ledger.year("h", 2026);

        assertThat(year.headCounts().nonSensitive()).isEqualTo(new HeadCount(60_000, 120_000, false, 120_000));
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        assertThat(year.crossings())
                .last()
                .satisfies(crossing -> assertThat(crossing.ordinal()).isEmpty());
    }

    @Test
    void aDataSetDeclaredAgainReplaces() {
        ledger.write(Transfers.of("h", "1").declaring("a", 60_000, 0));
        ledger.write(Transfers.of("h", "2").declaring("a", 70_000, 3).at(Transfers.MARCH.plusSeconds(60)));
        ledger.write(Transfers.of("h", "3").declaring("a", 10, 0).at(Transfers.MARCH.minusSeconds(60)));

        assertThat(ledger.year("h", 2026).headCounts().nonSensitive().upper()).isEqualTo(70_000);
        assertThat(ledger.year("h", 2026).headCounts().sensitive().upper()).isEqualTo(3);
    }

    @Test
    void anEvidencedGroundIsNotCountedButShownAsGross() {
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 5)).exempt(ExemptionGround.CONTRACT_NECESSITY));

        YearView year = ledger.year("h", 2026);

        assertThat(year.headCounts().nonSensitive()).isEqualTo(new HeadCount(0, 0, true, 5));
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.EXEMPT_GROUND);
        assertThat(year.routeChanges())
                .extracting(RouteChange::to, RouteChange::subjectClass, RouteChange::reason)
                .containsExactly(tuple(Route.EXEMPT_GROUND, Optional.empty(), "exempt-ground"));
    }

    @Test
    void aCriticalInfrastructureOperatorsExemptionCountsUntilAPersonApproved() {
        ledger.write(Transfers.of("h", "1")
                .nonSensitive(people(0, 1))
                .exempt(ExemptionGround.CONTRACT_NECESSITY)
                .by(1, CRITICAL));

        assertThat(ledger.year("h", 2026).headCounts().nonSensitive().upper()).isEqualTo(1);
        assertThat(ledger.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
    }

    @Test
    void importantDataNeedsAnAssessmentForAnyNumber() {
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 1)));
        ledger.write(Transfers.of("h", "2").nonSensitive(people(0, 1)).important());

        assertThat(ledger.year("h", 2026).routeChanges())
                .extracting(RouteChange::to, RouteChange::subjectClass, RouteChange::reason)
                .endsWith(tuple(Route.SECURITY_ASSESSMENT, Optional.empty(), "important-data"));
        assertThat(ledger.alertCodes()).contains("important-data-sent");
    }

    @Test
    void theYearIsBeijingsAndALateEventGoesToItsOwn() {
        ledger.write(Transfers.of("h", "late").nonSensitive(people(0, 1)).at(LAST_OF_2025));
        ledger.write(Transfers.of("h", "early").nonSensitive(people(1, 3)).at(FIRST_OF_2026));

        assertThat(ledger.year("h", 2025).headCounts().nonSensitive().upper()).isEqualTo(1);
        assertThat(ledger.year("h", 2026).headCounts().nonSensitive().upper()).isEqualTo(2);
    }

    @Test
    void aNewYearStartsFromNothingAndSaysSo() {
        ledger.write(Transfers.of("h", "1").sensitive(people(0, 3)).at(LAST_OF_2025));
        ledger.write(Transfers.of("h", "2").nonSensitive(people(0, 1)).at(FIRST_OF_2026));

        assertThat(ledger.year("h", 2026).routeChanges())
                .extracting(RouteChange::from, RouteChange::to, RouteChange::subjectClass, RouteChange::occurredAt)
                .containsExactly(
                        tuple(Route.CONTRACT_OR_CERTIFICATION, Route.NONE, Optional.empty(), FIRST_OF_2026),
                        tuple(Route.NONE, Route.EXEMPT_VOLUME, Optional.of(SubjectClass.NON_SENSITIVE), FIRST_OF_2026));
        assertThat(ledger.newsTypes()).containsOnlyOnce("dev.pipl.crossborder.year-opened.v1");
    }

    @Test
    void theCalendarOpensAYearOnceAndTheFirstTransferNotAgain() {
        ledger.write(Transfers.of("h", "1").sensitive(people(0, 3)).at(LAST_OF_2025));
        Batch.YearOpening opening = new Batch.YearOpening(new HandlerSnapshot("h", 1, ENTERPRISE), 2026, FIRST_OF_2026);

        ledger.ledger.writer().write(opening);
        ledger.ledger.writer().write(opening);
        ledger.write(Transfers.of("h", "2").nonSensitive(people(0, 1)));

        assertThat(ledger.year("h", 2026).routeChanges()).hasSize(2);
        assertThat(ledger.newsTypes()).containsOnlyOnce("dev.pipl.crossborder.year-opened.v1");
    }

    @Test
    void becomingACriticalInfrastructureOperatorChangesTheRouteWithoutATransfer() {
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 3)));
        Batch.ProfileChange change = new Batch.ProfileChange(
                "registry-event-1", new HandlerSnapshot("h", 2, CRITICAL), Instant.parse("2026-05-01T00:00:00Z"));

        ledger.ledger.writer().write(change);
        ledger.ledger.writer().write(change);

        YearView year = ledger.year("h", 2026);
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
        assertThat(year.routeChanges())
                .extracting(RouteChange::to, RouteChange::subjectClass, RouteChange::eventId, RouteChange::reason)
                .endsWith(tuple(Route.SECURITY_ASSESSMENT, Optional.empty(), "registry-event-1", "profile-changed"));
        assertThat(year.sequence()).isEqualTo(2);
    }

    @Test
    void aLateTransferOfBeforeDoesNotUndoTheProfileChange() {
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 3)));
        ledger.ledger
                .writer()
                .write(new Batch.ProfileChange(
                        "r1", new HandlerSnapshot("h", 2, CRITICAL), Instant.parse("2026-05-01T00:00:00Z")));

        ledger.write(Transfers.of("h", "2").nonSensitive(people(3, 5)).by(2, ENTERPRISE));

        assertThat(ledger.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.SECURITY_ASSESSMENT);
    }

    @Test
    void aPublicBodyOnAStatutoryDutyFollowsTheRulesOfStateOrgans() {
        HandlerFacts body = new HandlerFacts(HandlerKind.PUBLIC_BODY, false, OptionalLong.empty());
        ledger.write(Transfers.of("h", "1")
                .nonSensitive(people(0, 1))
                .on(LegalBasis.STATUTORY_DUTY)
                .by(1, body));

        assertThat(ledger.year("h", 2026).route().orElseThrow().route()).isEqualTo(Route.STATE_ORGAN_ASSESSMENT);
    }

    @Test
    void beforeTheThresholdsWereInForceTransfersCountWithoutJudgement() {
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 3)).at(Instant.parse("2024-03-21T15:59:59Z")));
        assertThat(ledger.year("h", 2024).judged()).isFalse();
        assertThat(ledger.year("h", 2024).route()).isEmpty();
        assertThat(ledger.year("h", 2024).headCounts().nonSensitive().upper()).isEqualTo(3);

        ledger.write(Transfers.of("h", "2").nonSensitive(people(3, 4)).at(Instant.parse("2024-03-21T16:00:00Z")));

        YearView year = ledger.year("h", 2024);
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(year.crossings())
                .extracting(Crossing::threshold, Crossing::ordinal)
                .containsExactly(tuple(1L, OptionalLong.empty()));
        assertThat(year.routeChanges())
                .extracting(RouteChange::reason, RouteChange::subjectClass)
                .containsExactly(tuple("rule-changed", Optional.empty()));
    }

    @Test
    void theSameEventAgainIsADuplicateAndOtherContentAConflict() {
        Outcome first = ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 3)));
        Outcome same = ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 3)));
        Outcome other = ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 4)));
        Outcome otherYear =
                ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 3)).at(LAST_OF_2025));

        assertThat(first).isEqualTo(new Outcome.Accepted(2026, 1));
        assertThat(same).isEqualTo(new Outcome.Duplicate(2026, 1));
        assertThat(other)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(RejectionCode.EVENT_CONFLICT));
        assertThat(otherYear).isInstanceOf(Outcome.Rejected.class);
        assertThat(ledger.alertCodes()).containsExactly("event-conflict");
        assertThat(ledger.store.rejected).hasSize(2);
        assertThat(ledger.newsTypes())
                .filteredOn("dev.pipl.transfer.rejected.v1"::equals)
                .hasSize(2);
    }

    @Test
    void theSameEventTwiceInOneRequestIsADuplicate() {
        List<Outcome> outcomes = ledger.write(List.of(
                Transfers.of("h", "1").nonSensitive(people(0, 3)),
                Transfers.of("h", "1").nonSensitive(people(0, 3))));

        assertThat(outcomes).containsExactly(new Outcome.Accepted(2026, 1), new Outcome.Duplicate(2026, 1));
    }

    @Test
    void aTokenKeyThatChangesWithinAYearRaisesAnAlertOnce() {
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 1)).tokenKey("a"));
        ledger.write(Transfers.of("h", "2").nonSensitive(people(1, 2)).tokenKey("b"));
        ledger.write(Transfers.of("h", "3").nonSensitive(people(2, 3)).tokenKey("b"));

        assertThat(ledger.alertCodes()).containsExactly("token-key-changed");
    }

    @Test
    void aVoidIsRecordedAsProposedAndChangesNothing() {
        Transfers transfer = Transfers.of("h", "1").nonSensitive(people(0, 3));
        Arrival proposal = new Arrival(
                Transfers.voiding(transfer.identity(), "v1"),
                TestLedger.NOW,
                null,
                new HandlerSnapshot("h", 1, ENTERPRISE),
                new Coordinates.HttpEvent("void-first", 0));

        ledger.ledger.writer().write(new Batch.HttpBatch("void-first", List.of(proposal)));
        ledger.write(transfer);

        assertThat(ledger.year("h", 2026).headCounts().nonSensitive().upper()).isEqualTo(3);
        assertThat(ledger.ledger.reader().find(proposal.event().identity()))
                .contains(new LedgerReader.RecordedAt(2026, 1));
    }
}
