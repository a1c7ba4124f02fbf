package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.route.ExemptionGround;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProspectiveCountsTest {

    private static final int YEAR = 2026;

    private final TestLedger world = new TestLedger();

    @Test
    void aYearWithoutRowsHoldsTheProspectsAlone() {
        ProspectiveCounts.Projected projected = project(
                world,
                Transfers.of("a", "e-1").nonSensitive(Transfers.people(0, 3)).sensitive(Transfers.people(2, 4)));

        assertThat(projected.sequence()).isZero();
        assertThat(projected.counts().nonSensitive().upper()).isEqualTo(3);
        assertThat(projected.counts().sensitive().upper()).isEqualTo(2);
    }

    @Test
    void twoProspectsOfTheSamePersonCountHerOnce() {
        world.write(Transfers.of("a", "e-1").nonSensitive(Transfers.people(0, 10)));

        ProspectiveCounts.Projected projected = project(
                world,
                Transfers.of("a", "e-2").nonSensitive(Transfers.people(5, 15)),
                Transfers.of("a", "e-3").nonSensitive(Transfers.people(12, 20)));

        assertThat(projected.counts().nonSensitive().upper()).isEqualTo(20);
        assertThat(projected.figures().nonSensitive().counted()).isEqualTo(20);
    }

    @Test
    void lookingAheadChangesNothing() {
        world.write(Transfers.of("a", "e-1").nonSensitive(Transfers.people(0, 10)));
        YearView before = world.year("a", YEAR);

        project(
                world,
                Transfers.of("a", "e-2").nonSensitive(Transfers.people(0, 100)).declaring("d", 5, 5));

        assertThat(world.year("a", YEAR)).isEqualTo(before);
        assertThat(project(world).counts()).isEqualTo(before.headCounts());
    }

    @Test
    void whatAnotherInstanceCommittedIsInIt() {
        TestLedger other = new TestLedger(world.store);
        world.write(Transfers.of("a", "e-1").nonSensitive(Transfers.people(0, 10)));
        project(other);
        world.write(Transfers.of("a", "e-2").nonSensitive(Transfers.people(10, 20)));

        assertThat(project(other).counts().nonSensitive().upper()).isEqualTo(20);
    }

    @Test
    void aTransactionAtHandNeitherKeepsTheLookWaitingNorIsInIt() throws Exception {
        // Given
        world.write(
                Transfers.of("a", "e-1").nonSensitive(Transfers.people(0, 10)).declaring("set-1", 5, 0));
        Transfers more = Transfers.of("a", "more").nonSensitive(Transfers.people(8, 14));
        List<HeadCounts> seen = new ArrayList<>();
        world.store.beforeNextCommit(
                () -> seen.add(elsewhere(() -> project(world, more).counts())));

        // When
        world.write(Transfers.of("a", "e-2")
                .nonSensitive(Transfers.people(5, 20))
                .declaring("set-1", 9, 0)
                .at(Transfers.MARCH.plusSeconds(1)));

        // Then
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).nonSensitive().upper()).isEqualTo(14 + 5);
        assertThat(project(world, more).counts().nonSensitive().upper()).isEqualTo(20 + 9);
    }

    @Test
    void ofATransactionThatFailedNothingIsSeen() {
        world.write(Transfers.of("a", "e-1").nonSensitive(Transfers.people(0, 10)));
        world.store.failNextCommit(InMemoryLedgerStore.Fault.REFUSED);

        assertThatThrownBy(() -> world.write(Transfers.of("a", "e-2").nonSensitive(Transfers.people(10, 20))))
                .isInstanceOf(RuntimeException.class);

        assertThat(project(world).counts().nonSensitive().upper()).isEqualTo(10);
    }

    private static <T> T elsewhere(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question).get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the look waits for the transaction", e);
        }
    }

    @Test
    void aHandlerOfAMillionIsLookedAheadExactlyAndAsOftenAsAsked() {
        for (int i = 0; i < 100; i++) {
            world.write(Transfers.of("a", "e-" + i).nonSensitive(Transfers.people(i * 10_000, (i + 1) * 10_000)));
        }
        Transfers more = Transfers.of("a", "more").nonSensitive(Transfers.people(999_950, 1_000_050));

        for (int i = 0; i < 1_000; i++) {
            assertThat(project(world, more).counts().nonSensitive().upper()).isEqualTo(1_000_050);
        }
    }

    /** What was foreseen for a transfer is what the ledger shows once it is accepted. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theProjectionEqualsTheCountAfterTheTransferWasAccepted(long seed) {
        Random random = new Random(seed);
        TestLedger ledger = new TestLedger(new InMemoryLedgerStore(), seed % 2 == 0 ? Long.MAX_VALUE : 1);
        NaiveLedger naive = new NaiveLedger();
        for (int i = 0; i < 60; i++) {
            Transfers next = transfer(random, "e-" + i);

            HeadCounts foreseen = project(ledger, next).counts();
            ledger.write(next);
            naive.add(next.event());

            assertThat(foreseen).isEqualTo(naive.headCounts());
            assertThat(foreseen).isEqualTo(ledger.year("a", YEAR).headCounts());
        }
    }

    private static Transfers transfer(Random random, String id) {
        int from = random.nextInt(200);
        Transfers transfer = Transfers.of("a", id)
                .at(Transfers.MARCH.plusSeconds(random.nextInt(100)))
                .nonSensitive(Transfers.people(from, from + random.nextInt(40) + 1));
        if (random.nextInt(3) == 0) {
            transfer.sensitive(Transfers.people(random.nextInt(200), 210));
        }
        if (random.nextInt(5) == 0) {
            transfer.exempt(ExemptionGround.CONTRACT_NECESSITY);
        }
        if (random.nextInt(4) == 0) {
            transfer.declaring("set-" + random.nextInt(3), random.nextInt(500), random.nextInt(50));
        }
        return transfer;
    }

    /** What is held is remembered from question to question, while the ledger goes on and reservations come and go. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whoIsHeldCountsOnceWhateverHappensBetweenTheQuestions(long seed) {
        Random random = new Random(seed);
        TestLedger ledger = new TestLedger(new InMemoryLedgerStore(), seed % 4 == 0 ? 1 : Long.MAX_VALUE);
        TestLedger other = new TestLedger(ledger.store);
        List<Transfers> written = new ArrayList<>();
        List<Transfers> held = new ArrayList<>();
        List<ProspectiveCounts.Prospect> prospects = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Transfers next = transfer(random, "e-" + i);
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    held.add(next);
                    prospects.add(prospect(ledger, next));
                }
                case 2 -> {
                    if (!held.isEmpty()) {
                        int ended = random.nextInt(held.size());
                        Transfers redeemedOrExpired = held.remove(ended);
                        prospects.remove(ended);
                        if (random.nextBoolean()) {
                            ledger.write(redeemedOrExpired);
                            written.add(redeemedOrExpired);
                        }
                    }
                }
                case 3 -> {
                    ledger.store.failNextCommit(InMemoryLedgerStore.Fault.REFUSED);
                    assertThatThrownBy(() -> ledger.write(next)).isInstanceOf(RuntimeException.class);
                }
                case 4 -> {
                    other.write(next);
                    written.add(next);
                }
                default -> {
                    ledger.write(next);
                    written.add(next);
                }
            }
            Transfers asked = transfer(random, "asked-" + i);

            HeadCounts foreseen = ledger.ledger
                    .ahead()
                    .project(
                            "a", YEAR, ledger.store.lastTurn("a"), HeldTransfers.of(prospects), prospect(ledger, asked))
                    .counts();

            NaiveLedger naive = new NaiveLedger();
            written.forEach(event -> naive.add(event.event()));
            held.forEach(event -> naive.add(event.event()));
            naive.add(asked.event());
            assertThat(foreseen).isEqualTo(naive.headCounts());
        }
    }

    private static ProspectiveCounts.Projected project(TestLedger ledger, Transfers... transfers) {
        List<ProspectiveCounts.Prospect> prospects =
                Stream.of(transfers).map(each -> prospect(ledger, each)).toList();
        if (prospects.isEmpty()) {
            Fingerprints nobody = Fingerprints.ofSorted(new long[0], 0);
            ProspectiveCounts.Prospect nothing = new ProspectiveCounts.Prospect(
                    new Persons(nobody, nobody, nobody), Optional.empty(), Transfers.MARCH, true);
            return ledger.ledger.ahead().project("a", YEAR, ledger.store.lastTurn("a"), HeldTransfers.NONE, nothing);
        }
        int last = prospects.size() - 1;
        return ledger.ledger
                .ahead()
                .project(
                        "a",
                        YEAR,
                        ledger.store.lastTurn("a"),
                        HeldTransfers.of(prospects.subList(0, last)),
                        prospects.get(last));
    }

    private static ProspectiveCounts.Prospect prospect(TestLedger ledger, Transfers transfer) {
        OutboundTransfer event = transfer.event();
        return new ProspectiveCounts.Prospect(
                ledger.ledger.ahead().persons(event).orElseThrow(),
                event.declaredCounts(),
                event.occurredAt(),
                event.exemption().isEmpty());
    }
}
