package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.TransferEvent;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold after any sequence of faults. One seed is one run, and a failing one can be run again. */
class LedgerInvariantsTest {

    private static final int STEPS = 120;

    private record YearOf(String handlerId, int year) {}

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("ledger.seeds", 100));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allInvariantsHoldAfterAnyFaults(long seed) {
        FaultyWorld world = new FaultyWorld(seed);
        world.run(STEPS);

        noEventIsAcceptedTwice(world);
        theChainVerifies(world);
        Map<YearOf, NaiveLedger> oracle = everyRowStatesTheFiguresOfItsPrefix(world);
        countsAreThoseOfTheOracleAndCrossingsExact(world, oracle);
        everyPrefixIsAnsweredAsItWas(world);
        theOffsetIsNeverAheadOfTheLedgerAndNothingIsLost(world);
        orderAndDuplicationDoNotMatter(world, new Random(seed));
    }

    private void noEventIsAcceptedTwice(FaultyWorld world) {
        Set<EventIdentity> seen = new HashSet<>();
        for (Entry.Transfer transfer : transfers(world.store.allRows())) {
            assertThat(seen.add(transfer.identity()))
                    .as("accepted twice: " + transfer.identity())
                    .isTrue();
        }
    }

    private void theChainVerifies(FaultyWorld world) {
        Map<YearOf, LedgerRow> last = new HashMap<>();
        Map<String, Long> turns = new HashMap<>();
        for (LedgerRow row : world.store.allRows()) {
            LedgerRow before = last.put(new YearOf(row.handlerId(), row.year()), row);
            assertThat(RowChain.follows(before == null ? RowChain.origin() : before.hash(), row))
                    .isTrue();
            assertThat(row.sequence()).isEqualTo(before == null ? 1 : before.sequence() + 1);
            assertThat(row.turn()).isEqualTo(turns.merge(row.handlerId(), 1L, Long::sum));
        }
    }

    private Map<YearOf, NaiveLedger> everyRowStatesTheFiguresOfItsPrefix(FaultyWorld world) {
        Map<YearOf, NaiveLedger> oracle = new TreeMap<>(Comparator.comparing(YearOf::toString));
        for (LedgerRow row : world.store.allRows()) {
            NaiveLedger naive = oracle.computeIfAbsent(new YearOf(row.handlerId(), row.year()), y -> new NaiveLedger());
            for (Entry entry :
                    RowCodec.decode(row.handlerId(), row.year(), row.body()).entries()) {
                if (entry instanceof Entry.Transfer transfer) {
                    naive.add(
                            asSent(world, transfer), transfer.handler().facts().criticalInfrastructureOperator());
                } else {
                    naive.decide(entry);
                }
            }
            assertThat(row.nonSensitive())
                    .isEqualTo(naive.headCounts().nonSensitive().upper());
            assertThat(row.sensitive()).isEqualTo(naive.headCounts().sensitive().upper());
        }
        return oracle;
    }

    private void countsAreThoseOfTheOracleAndCrossingsExact(FaultyWorld world, Map<YearOf, NaiveLedger> oracle) {
        TestLedger afresh = world.afresh();
        oracle.forEach((of, naive) -> {
            YearView year = afresh.year(of.handlerId(), of.year());
            assertThat(year.headCounts()).isEqualTo(naive.headCounts());
            assertThat(year.standingCrossings().stream()
                            .map(crossing -> new NaiveLedger.Met(
                                    crossing.subjectClass(),
                                    crossing.threshold(),
                                    crossing.ordinal(),
                                    crossing.eventId()))
                            .toList())
                    .containsExactlyElementsOf(naive.crossings);
            assertThat(year.retractions()).hasSize(naive.retractions);
            assertThat(year.crossings()).hasSize(naive.crossings.size() + naive.retractions);
        });
        long crossings = oracle.values().stream()
                .mapToLong(naive -> naive.crossings.size() + naive.retractions)
                .sum();
        List<String> told = world.store.published.stream()
                .filter(outgoing -> outgoing.event().type().equals("dev.pipl.crossborder.threshold-crossed.v1"))
                .map(outgoing -> outgoing.event().id())
                .toList();
        assertThat(told).doesNotHaveDuplicates().hasSize((int) crossings);
    }

    private void everyPrefixIsAnsweredAsItWas(FaultyWorld world) {
        LedgerReader reader = world.afresh().ledger.reader();
        for (LedgerRow row : world.store.allRows()) {
            HeadCounts then = reader.yearAsOf(row.handlerId(), row.year(), row.sequence())
                    .orElseThrow()
                    .headCounts();
            assertThat(then.nonSensitive().upper()).isEqualTo(row.nonSensitive());
            assertThat(then.sensitive().upper()).isEqualTo(row.sensitive());
        }
    }

    private void theOffsetIsNeverAheadOfTheLedgerAndNothingIsLost(FaultyWorld world) {
        Map<EventIdentity, ContentHash> recorded = new HashMap<>();
        transfers(world.store.allRows()).forEach(transfer -> recorded.put(transfer.identity(), transfer.content()));
        Set<Coordinates> rejected = new HashSet<>();
        world.store.rejected.forEach(
                kept -> assertThat(rejected.add(kept.coordinates())).isTrue());
        for (int partition = 0; partition < world.log.size(); partition++) {
            long next = world.store
                    .position(FaultyWorld.TOPIC, partition)
                    .map(PartitionPosition::next)
                    .orElse(0L);
            assertThat(next).isEqualTo(world.log.get(partition).size());
            world.log.get(partition).forEach(record -> isAccountedFor(record, recorded, rejected));
        }
        world.overHttp.forEach(event -> isAccountedFor(event, recorded, rejected));
        assertThat(world.httpOutcomes).hasSameSizeAs(world.overHttp);
    }

    private static void isAccountedFor(
            Submission submission, Map<EventIdentity, ContentHash> recorded, Set<Coordinates> rejected) {
        boolean isRejected = rejected.contains(submission.coordinates());
        boolean isRecorded = submission instanceof Arrival arrival
                && arrival.event().content().equals(recorded.get(arrival.event().identity()));
        assertThat(isRejected ^ isRecorded)
                .as("recorded or rejected, exactly one: " + submission)
                .isTrue();
    }

    private void orderAndDuplicationDoNotMatter(FaultyWorld world, Random random) {
        List<Entry.Transfer> accepted = transfers(world.store.allRows());
        List<Entry.Transfer> shuffled = new ArrayList<>(accepted);
        shuffled.addAll(accepted.subList(0, accepted.size() / 2));
        Collections.shuffle(shuffled, random);
        List<Batch> decisions = new ArrayList<>(world.decided);
        TestLedger other = new TestLedger();
        for (int i = 0; i < shuffled.size(); i++) {
            Arrival arrival = new Arrival(
                    asSent(world, shuffled.get(i)),
                    TestLedger.NOW,
                    Transfers.RECIPIENT,
                    shuffled.get(i).handler(),
                    new Coordinates.HttpEvent("permuted-" + i, 0));
            // Decisions on one ground keep their order among themselves; between events they may come at any time.
            while (!decisions.isEmpty() && random.nextInt(3) == 0) {
                decide(other, decisions.remove(0));
            }
            other.ledger.writer().write(new Batch.HttpBatch("permuted-" + i, List.of(arrival)));
        }
        decisions.forEach(decision -> decide(other, decision));
        TestLedger same = world.afresh();
        for (LedgerRow row : world.store.allRows()) {
            YearView before = same.year(row.handlerId(), row.year());
            YearView after = other.year(row.handlerId(), row.year());
            assertThat(after.headCounts()).isEqualTo(before.headCounts());
            assertThat(byCounts(after)).isEqualTo(byCounts(before));
        }
    }

    /** The route by the counts alone: one that a correction holds up depends on when the correction came. */
    private static Optional<Route> byCounts(YearView year) {
        return year.lowerRoute().or(() -> year.route().map(RouteDecision::route));
    }

    private static void decide(TestLedger ledger, Batch decision) {
        LedgerWriter writer = ledger.ledger.writer();
        if (decision instanceof Batch.VoidApproved approved) {
            writer.write(approved);
        } else if (decision instanceof Batch.GroundDecided ground) {
            writer.write(ground);
        } else {
            writer.write((Batch.RouteReviewed) decision);
        }
    }

    private static OutboundTransfer asSent(FaultyWorld world, Entry.Transfer transfer) {
        for (TransferEvent event : world.sent.get(transfer.identity())) {
            if (event.content().equals(transfer.content())) {
                return (OutboundTransfer) event;
            }
        }
        throw new AssertionError("never sent: " + transfer.identity());
    }

    private static List<Entry.Transfer> transfers(List<LedgerRow> rows) {
        List<Entry.Transfer> transfers = new ArrayList<>();
        for (LedgerRow row : rows) {
            for (Entry entry :
                    RowCodec.decode(row.handlerId(), row.year(), row.body()).entries()) {
                if (entry instanceof Entry.Transfer transfer) {
                    transfers.add(transfer);
                }
            }
        }
        return transfers;
    }
}
