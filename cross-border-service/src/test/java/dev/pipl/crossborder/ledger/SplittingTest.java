package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.group.CaseState;
import dev.pipl.crossborder.group.CountBasis;
import dev.pipl.crossborder.group.CountGroup;
import dev.pipl.crossborder.group.Evidence;
import dev.pipl.crossborder.group.FindGroupSums;
import dev.pipl.crossborder.group.FindSplitRecords;
import dev.pipl.crossborder.group.Signal;
import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.crossborder.group.SplittingNews;
import dev.pipl.crossborder.group.SplittingSettings;
import dev.pipl.crossborder.group.Suspicion;
import dev.pipl.crossborder.group.Suspicion.Scope;
import dev.pipl.crossborder.ledger.PersonMeetings.Meeting;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.review.Flow;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splitting signals over a real ledger. */
class SplittingTest {

    private static final SplittingSettings SETTINGS = new SplittingSettings(80, 95, 14, 31, 1_000, 7, 100, 50);
    private static final LocalDate ON = LocalDate.of(2026, 6, 1);
    private static final Instant NOW = Instant.parse("2026-06-01T04:00:00Z");
    private static final String KEY = "2026-a";

    private final TestLedger world = new TestLedger();
    private final FindGroupSums find = new FindGroupSums(
            RouteTable.of(TestLedger.LAW), new CountGroup(world.ledger.unions(), 20_000_000), SETTINGS);
    private final List<Flow> flows = new ArrayList<>();
    private final Map<String, Recipient> recipients = new HashMap<>();

    private List<Suspicion> look(String... members) {
        return find.find(
                "group",
                List.of(members).stream()
                        .map(member -> world.year(member, 2026))
                        .toList(),
                flows,
                id -> Optional.ofNullable(recipients.get(id)),
                ON);
    }

    private void sends(String handler, int from, int to) {
        for (int first = from; first < to; first += 10_000) {
            world.write(Transfers.of(handler, handler + first)
                    .nonSensitive(Transfers.people(first, Math.min(to, first + 10_000)))
                    .tokenKey(KEY));
        }
    }

    private void declares(String handler, long nonSensitive, long sensitive) {
        world.write(Transfers.of(handler, handler + nonSensitive + "/" + sensitive)
                .declaring("set of " + handler, nonSensitive, sensitive));
    }

    private void flow(String handler, String zh, String en, String country, String purpose) {
        String recipientId = "recipient of " + handler;
        recipients.put(
                recipientId,
                new Recipient(
                        recipientId,
                        handler,
                        1,
                        new Bilingual(zh, en),
                        Optional.empty(),
                        country,
                        false,
                        false,
                        Optional.empty(),
                        Instant.EPOCH));
        flows.add(new Flow(
                new Flow.Key(
                        handler,
                        2026,
                        recipientId,
                        purpose,
                        Set.of("CONTACT"),
                        Set.of(SubjectClass.NON_SENSITIVE),
                        LegalBasis.CONTRACT),
                3,
                10,
                0,
                new Flow.Occurrence(Transfers.MARCH, "first"),
                new Flow.Occurrence(Transfers.MARCH.plusSeconds(90_000), "last")));
    }

    @Test
    void scenario28TwoSubsidiariesOfSixHundredThousandEachToOneRecipientForOnePurposeAreHeldForReview() {
        sends("a", 0, 600_000);
        sends("b", 600_000, 1_200_000);
        flow("a", "狮城云", "Lion Cloud Pte. Ltd.", "SG", "customer-support");
        flow("b", "狮城云", "LION CLOUD PTE LTD", "SG", "Customer-Support ");

        List<Suspicion> seen = look("a", "b");

        assertThat(seen).hasSize(1);
        Suspicion suspicion = seen.get(0);
        assertThat(suspicion.signal()).isEqualTo(Signal.GROUP_SUM);
        assertThat(suspicion.limit().orElseThrow().firstCount()).isEqualTo(1_000_000);
        assertThat(suspicion.evidence().together())
                .isEqualTo(new Evidence.Together(1_200_000, 1_200_000, CountBasis.EVERY_PERSON_ONCE));
        assertThat(suspicion.evidence().members())
                .extracting(Evidence.Figure::upper)
                .containsExactly(600_000L, 600_000L);
        assertThat(suspicion.evidence().flows())
                .extracting(Evidence.FlowFact::handlerId)
                .containsExactlyInAnyOrder("a", "b");
        SplittingCase opened = SplittingCase.of(suspicion, NOW);
        assertThat(opened.state()).isEqualTo(CaseState.REVIEW_HOLD);
        assertThat(opened.holdsInForce()).extracting(Suspicion.Hold::handlerId).containsExactlyInAnyOrder("a", "b");
        SplittingNews news = new SplittingNews(TestLedger.LAW);
        assertThat(news.findings(opened)).extracting(Finding::provision).containsExactly("CERT-5", "SCC-4");
        assertThat(news.findings(opened)).extracting(Finding::outcome).containsOnly("review-hold");
        assertThat(news.event(opened).count()).isEqualTo(1_200_000);
        assertThat(news.alert(opened).title().zh()).contains("1,000,000");
    }

    @Test
    void theSameSixHundredThousandPersonsOfBothAreNoSum() {
        sends("a", 0, 600_000);
        sends("b", 0, 600_000);
        flow("a", "狮城云", "Lion Cloud", "SG", "support");
        flow("b", "狮城云", "Lion Cloud", "SG", "support");

        assertThat(look("a", "b")).isEmpty();
    }

    @Test
    void aSumWithoutASharedFlowIsASignalAndHoldsNothing() {
        declares("a", 600_000, 0);
        declares("b", 500_000, 0);
        flow("a", "狮城云", "Lion Cloud", "SG", "support");
        flow("b", "狮城云", "Lion Cloud", "SG", "payroll");

        Suspicion suspicion = look("a", "b").get(0);

        assertThat(suspicion.signal()).isEqualTo(Signal.GROUP_SUM);
        assertThat(suspicion.evidence().together().basis().isExact()).isFalse();
        assertThat(SplittingCase.of(suspicion, NOW).state()).isEqualTo(CaseState.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"399999,0", "400000,1", "400001,1"})
    void theSumCountsFromTheLimitOn(long others, int expected) {
        declares("a", 600_000, 0);
        declares("b", others, 0);

        assertThat(look("a", "b")).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource({"5000,4999,0", "5000,5000,1", "9999,9999,1", "10000,9999,0"})
    void sensitivePersonsHaveTheirOwnLimitAndWhoReachedItHidesNothing(long first, long second, int expected) {
        declares("a", 0, first);
        declares("b", 0, second);

        assertThat(look("a", "b")).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource({"39999,0", "40000,1", "40001,1", "60000,1"})
    void aSharedFlowNearALimitIsASignalOfItsOwn(long others, int expected) {
        declares("a", 40_000, 0);
        declares("b", others, 0);
        flow("a", "狮城云", "Lion Cloud", "SG", "support");
        flow("b", "狮城云有限公司", "Lion's Cloud", "SG", "SUPPORT");

        List<Suspicion> seen = look("a", "b");

        assertThat(seen).hasSize(expected);
        if (expected > 0) {
            assertThat(seen.get(0).signal()).isEqualTo(others == 60_000 ? Signal.GROUP_SUM : Signal.SHARED_FLOW);
        }
    }

    @Test
    void anotherCountryIsAnotherRecipient() {
        declares("a", 600_000, 0);
        declares("b", 600_000, 0);
        flow("a", "狮城云", "Lion Cloud", "SG", "support");
        flow("b", "狮城云", "Lion Cloud", "US", "support");

        assertThat(look("a", "b").get(0).holds()).isEmpty();
    }

    @Test
    void aMemberThatIsAssessedAnywayIsLeftOut() {
        world.write(Transfers.of("a", "1").by(1, Transfers.CRITICAL).declaring("set", 600_000, 0));
        declares("b", 600_000, 0);

        assertThat(look("a", "b")).isEmpty();
    }

    @Test
    void aClearedCaseOpensAgainWithNewFactsOnly() {
        declares("a", 600_000, 0);
        declares("b", 600_000, 0);
        SplittingCase opened = SplittingCase.of(look("a", "b").get(0), NOW);
        SplittingCase cleared = opened.decided(CaseState.CLEARED, "each decides for itself", "reviewer", NOW);
        declares("b", 700_000, 0);
        assertThat(cleared.seenAgain(look("a", "b").get(0), NOW)).isEmpty();

        flow("a", "狮城云", "Lion Cloud", "SG", "support");
        flow("b", "狮城云", "Lion Cloud", "SG", "support");
        SplittingCase again = cleared.seenAgain(look("a", "b").get(0), NOW).orElseThrow();

        assertThat(again.id()).isEqualTo(opened.id());
        assertThat(again.state()).isEqualTo(CaseState.REVIEW_HOLD);
        assertThat(again.round()).isEqualTo(2);
        assertThat(again.version()).isEqualTo(3);
        assertThat(again.decisions()).hasSize(1);
        SplittingCase confirmed = again.decided(CaseState.CONFIRMED, "one purpose", "reviewer", NOW);
        assertThat(confirmed.holdsInForce()).isNotEmpty();
        declares("c", 300_000, 0);
        assertThat(confirmed.seenAgain(look("a", "b", "c").get(0), NOW)).isEmpty();
    }

    private static Transfers part(String handler, String id, int day) {
        return Transfers.of(handler, id).at(Transfers.MARCH.plusSeconds(86_400L * day));
    }

    private List<Meeting> meetings(int personsMax) {
        return world.ledger
                .meetings()
                .meetings(List.of("a", "b"), 2026, 7, personsMax, Optional::of)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"0,200", "6,200", "7,200", "8,0"})
    void theSensitivePartOfARecordIsMetWithinDays(int daysLater, long persons) {
        world.write(part("a", "rest", 10).nonSensitive(Transfers.people(0, 1_000)));
        world.write(part("b", "health", 10 + daysLater).sensitive(Transfers.people(800, 1_100)));

        List<Meeting> met = meetings(1_000);

        assertThat(met.stream().mapToLong(Meeting::persons).sum()).isEqualTo(persons);
        Optional<Suspicion> suspicion = new FindSplitRecords(SETTINGS).find(Scope.group("group"), 2026, met);
        assertThat(suspicion.isPresent()).isEqualTo(persons > 0);
        suspicion.ifPresent(seen -> {
            assertThat(seen.handlerIds()).containsExactly("a", "b");
            assertThat(seen.evidence().records().get(0).sensitivePersons()).isEqualTo(300);
            assertThat(seen.evidence().toString()).doesNotContain("person-token");
        });
    }

    @Test
    void aRecordSentWholeIsNotSplit() {
        world.write(
                part("a", "whole", 10).nonSensitive(Transfers.people(0, 500)).sensitive(Transfers.people(0, 500)));

        assertThat(meetings(1_000)).isEmpty();
    }

    @Test
    void fewPersonsAreChanceAndTooManyAreNotLookedAt() {
        world.write(part("a", "rest", 10).nonSensitive(Transfers.people(0, 1_000)));
        world.write(part("a", "health", 11).sensitive(Transfers.people(901, 1_000)));

        assertThat(meetings(99).get(0).persons()).isEqualTo(99);
        assertThat(new FindSplitRecords(SETTINGS).find(Scope.handler("a"), 2026, meetings(99)))
                .isEmpty();
        assertThat(world.ledger.meetings().meetings(List.of("a"), 2026, 7, 98, Optional::of))
                .isEmpty();
    }
}
