package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.JudgeDecision;
import dev.pipl.crossborder.route.JudgeYear;
import dev.pipl.crossborder.route.News;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import java.time.Clock;
import java.util.concurrent.Executor;

/** The ledger of one process: a writer and a reader over the same lanes and the same store. */
public final class Ledger {

    private final LedgerWriter writer;
    private final LedgerReader reader;
    private final PersonUnions unions;
    private final PersonMeetings meetings;
    private final ProspectiveCounts ahead;
    private final Lanes lanes;
    private final TouchedYears touched = new TouchedYears();

    /**
     * @param cacheBytesMax how much memory folded handlers may take; at least one is kept while in use
     * @param background runs what may be late or refused, such as saving snapshots
     */
    public Ledger(
            LedgerStore store,
            YearKeys keys,
            Provisions provisions,
            Clock clock,
            long cacheBytesMax,
            Executor background) {
        this(store, keys, provisions, clock, cacheBytesMax, background, LedgerParts.standard());
    }

    Ledger(
            LedgerStore store,
            YearKeys keys,
            Provisions provisions,
            Clock clock,
            long cacheBytesMax,
            Executor background,
            LedgerParts parts) {
        RouteTable table = RouteTable.of(provisions);
        JudgeYear judge = new JudgeYear(table);
        LoadHandler load = new LoadHandler(parts.seeds());
        Judging judging = new Judging(
                table, judge, new JudgeDecision(table), new News(provisions, judge), load, keys, parts.memory());
        lanes = new Lanes(cacheBytesMax, parts);
        writer = new LaneLedgerWriter(
                lanes,
                store,
                judging,
                keys,
                new SaveSnapshots(store, background, parts.snapshotWorthMin()),
                touched,
                parts.retries(),
                clock);
        reader = new CommittedLedgerReader(lanes, store, load, judge);
        unions = new LanePersonUnions(lanes, store, load);
        meetings = new RowPersonMeetings(store);
        ahead = new LaneProspectiveCounts(lanes, store, load, keys);
    }

    public LedgerWriter writer() {
        return writer;
    }

    public LedgerReader reader() {
        return reader;
    }

    /** Counts the persons of several handlers together. */
    public PersonUnions unions() {
        return unions;
    }

    /** Counts a year as it would stand with transfers that are not made yet. */
    public ProspectiveCounts ahead() {
        return ahead;
    }

    /** Finds the same persons in transfers of different kind. */
    public PersonMeetings meetings() {
        return meetings;
    }

    /** Which handler-years this process wrote, for those who tell others of them. */
    public TouchedYears touched() {
        return touched;
    }

    /** What folded handlers occupy in memory, about. */
    public long cacheBytes() {
        return lanes.bytes();
    }

    /** Another reader may have written meanwhile: what is in memory takes that in before it is used again. */
    public void catchUp() {
        lanes.allBehind();
    }

    /** Forgets what is in memory. */
    public void forget() {
        lanes.discardAll();
    }
}
