package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.ledger.Invariants.StoredRow;
import dev.pipl.crossborder.ledger.Invariants.YearOf;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.time.BeijingCalendar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The same transfers once more, into an empty ledger, in another order and half of them twice, with what persons decided
 * and the registry told in between.
 */
final class OtherOrder {

    private static final int TOGETHER_MAX = 4;

    private final SimulatedWorld world;
    private final Random random;
    private final TestLedger other;
    private final List<Entry.Transfer> transfers = new ArrayList<>();
    private final Set<YearOf> years = new HashSet<>();
    private final List<Batch> decisions;
    private final List<Batch.ProfileChange> profiles;
    private int requests;

    OtherOrder(SimulatedWorld world, List<StoredRow> rows, Random random) {
        this.world = world;
        this.random = random;
        this.other = TestLedger.under(world.law.provisions(), new InMemoryLedgerStore());
        this.decisions = new ArrayList<>(world.accounts.decided);
        this.profiles = new ArrayList<>(world.accounts.told);
        for (StoredRow stored : rows) {
            years.add(new YearOf(stored.row().handlerId(), stored.row().year()));
            for (Entry entry : stored.entries()) {
                if (entry instanceof Entry.Transfer transfer) {
                    transfers.add(transfer);
                }
            }
        }
    }

    List<String> differences() {
        List<Entry.Transfer> shuffled = new ArrayList<>(transfers);
        shuffled.addAll(transfers.subList(0, transfers.size() / 2));
        Collections.shuffle(shuffled, random);
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(TOGETHER_MAX));
            write(shuffled.subList(from, to));
            from = to;
            // Decisions on one ground keep their order among themselves; between events they may come at any time.
            while (!decisions.isEmpty() && random.nextInt(3) == 0) {
                SimulatedDecisions.write(other.ledger.writer(), decisions.remove(0));
            }
        }
        decisions.forEach(decision -> SimulatedDecisions.write(other.ledger.writer(), decision));
        LedgerReader first = world.afresh().reader();
        List<String> differences = new ArrayList<>();
        for (YearOf of : years) {
            YearView before = first.year(of.handlerId(), of.year());
            YearView after = other.year(of.handlerId(), of.year());
            if (!after.headCounts().equals(before.headCounts())) {
                differences.add(of + ": " + after.headCounts() + " instead of " + before.headCounts());
            }
            if (isProfileConstant(of) && !byCounts(after).equals(byCounts(before))) {
                differences.add(of + ": " + byCounts(after) + " instead of " + byCounts(before));
            }
        }
        return differences;
    }

    private boolean isProfileConstant(YearOf of) {
        return profiles.stream()
                // What is told of a year's first facts says the same where nothing else was told.
                .filter(change -> change.lastYear() != of.year())
                .noneMatch(change -> change.handler().handlerId().equals(of.handlerId())
                        && BeijingCalendar.yearOf(change.effectiveAt()) <= of.year());
    }

    private void write(List<Entry.Transfer> some) {
        String requestId = "other-" + requests++;
        List<Arrival> arrivals = new ArrayList<>();
        for (Entry.Transfer transfer : some) {
            OutboundTransfer event = world.read.get(transfer.identity()).get(transfer.content());
            arrivals.add(new Arrival(
                    event,
                    TestLedger.NOW,
                    transfer.recipient(),
                    // By the same facts; of older profiles after newer ones the ledger would take none.
                    new HandlerSnapshot(
                            transfer.handler().handlerId(),
                            1,
                            transfer.handler().facts()),
                    new Coordinates.HttpEvent(requestId, arrivals.size())));
        }
        other.ledger.writer().write(new Batch.HttpBatch(requestId, arrivals));
    }

    /** The route by the counts alone: one that a correction holds up depends on when the correction came. */
    private static Optional<Route> byCounts(YearView year) {
        return year.lowerRoute().or(() -> year.route().map(RouteDecision::route));
    }
}
