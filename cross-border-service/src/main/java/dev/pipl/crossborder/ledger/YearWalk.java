package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.JudgeYear;
import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One walk over the rows of a handler's year. The chain, the order and the checks of every row are looked at, whatever
 * was found before; figures are recounted up to the first fault. Used once.
 */
final class YearWalk {

    /** Technical: who needs to read more faults than this reads the export. */
    private static final int FAULTS_LISTED_MAX = 1_000;
    /** Technical: how often decisions on past transfers make the year be folded anew. */
    private static final int REFOLDS_MAX = 16;

    private final LedgerReads reads;
    private final LoadHandler load;
    private final JudgeYear judge;
    private final String handlerId;
    private final int year;
    private final Map<Long, List<byte[]>> knownHashes = new HashMap<>();
    private final List<RowFault> faults = new ArrayList<>();
    private final EventsSeen events;
    private final TurnsSeen turns;
    private long lastKnown;

    private YearState state;
    private Adjustments adjustments = Adjustments.NONE;
    private int refolds;
    private boolean isRecounting = true;
    private boolean isBehindDecisions;
    private long rows;
    private long recounted;
    private long faultCount;
    private LedgerRow last;
    /** What follows a damaged row cannot be told to follow it. */
    private boolean isLastWhole = true;

    YearWalk(
            LedgerReads reads,
            LoadHandler load,
            JudgeYear judge,
            String handlerId,
            int year,
            EventsSeen events,
            TurnsSeen turns) {
        this.reads = reads;
        this.load = load;
        this.judge = judge;
        this.handlerId = handlerId;
        this.year = year;
        this.events = events;
        this.turns = turns;
        this.state = load.blank(handlerId, year);
    }

    VerifiedYear walk(List<KnownHead> known) {
        for (KnownHead head : known) {
            lastKnown = Math.max(lastKnown, head.sequence());
            head.hash()
                    .ifPresent(hash -> knownHashes
                            .computeIfAbsent(head.sequence(), sequence -> new ArrayList<>(1))
                            .add(hash));
        }
        reads.rowsAfter(handlerId, year, 0, this::row);
        missing(lastSequence() + 1, lastKnown);
        if (isBehindDecisions && isRecounting) {
            recountBehindDecisions();
        }
        return new VerifiedYear(
                year,
                rows,
                lastSequence(),
                lastHash(),
                recounted,
                last == null ? 0 : last.nonSensitive(),
                last == null ? 0 : last.sensitive(),
                last == null ? "" : last.ruleVersion(),
                List.copyOf(faults),
                faultCount);
    }

    private void row(LedgerRow row) {
        long before = faultCount;
        boolean isGap = row.sequence() != lastSequence() + 1;
        missing(lastSequence() + 1, row.sequence() - 1);
        boolean isWhole = Arrays.equals(RowChain.hashOf(row), row.hash());
        Optional<RowBody> body = body(row, isWhole);
        if (isWhole && !isGap && isLastWhole && !Arrays.equals(row.previousHash(), lastHash())) {
            add(RowFault.of(row, FaultKind.CHAIN_BROKEN));
        }
        if (isWhole
                && knownHashes.getOrDefault(row.sequence(), List.of()).stream()
                        .anyMatch(hash -> !Arrays.equals(hash, row.hash()))) {
            add(RowFault.of(row, FaultKind.HEAD_DIFFERS));
        }
        turns.saw(row, isWhole);
        rows++;
        if (faultCount > before) {
            isRecounting = false;
        } else {
            body.ifPresent(whole -> recount(row, whole));
        }
        last = row;
        isLastWhole = isWhole;
    }

    private Optional<RowBody> body(LedgerRow row, boolean isWhole) {
        try {
            RowBody body = RowCodec.decode(handlerId, year, row.body());
            if (!isWhole) {
                add(RowFault.of(row, FaultKind.ROW_CHANGED));
            }
            return Optional.of(body);
        } catch (RowCorrupt corrupt) {
            if (corrupt.entries().isEmpty()) {
                add(RowFault.of(row, FaultKind.ROW_UNREADABLE));
            }
            corrupt.entries().forEach(entry -> add(RowFault.of(row, FaultKind.ENTRY_CHANGED, entry)));
            return Optional.empty();
        }
    }

    private void recount(LedgerRow row, RowBody body) {
        lookForRepetitions(row, body);
        boolean isDeciding = false;
        for (Entry entry : body.entries()) {
            isDeciding = isDeciding || state.isTouchedBy(entry);
            adjustments = adjustments.with(entry, row.sequence());
        }
        if (!isRecounting || isBehindDecisions) {
            return;
        }
        try {
            RowJudge again = new RowJudge(judge, state.summary());
            if (YearFold.take(state, row, body, again)) {
                recounted++;
                if (!again.agrees(row, body)) {
                    add(RowFault.of(row, FaultKind.DECISIONS_DIFFER));
                }
            } else if (refolds++ < REFOLDS_MAX) {
                state = load.replayedUntil(reads, handlerId, year, adjustments, row.sequence(), YearFold.Witness.NONE);
                recounted++;
            } else {
                isBehindDecisions = true;
            }
        } catch (RowCorrupt differs) {
            differs(row);
        } catch (LedgerUnavailable notNow) {
            throw notNow;
        } catch (RuntimeException impossible) {
            // What no writer writes: the row says what cannot be counted.
            differs(row);
        }
    }

    private void differs(LedgerRow row) {
        add(RowFault.of(row, FaultKind.FIGURES_DIFFER));
        isRecounting = false;
    }

    /** The rows from the last decision on: the others state what was known before it. */
    private void recountBehindDecisions() {
        try {
            state = load.replayedUntil(reads, handlerId, year, adjustments, lastSequence(), YearFold.Witness.NONE);
            recounted += lastSequence() - adjustments.lastSequence() + 1;
        } catch (RowCorrupt differs) {
            add(RowFault.of(last, FaultKind.FIGURES_DIFFER));
        }
    }

    private void lookForRepetitions(LedgerRow row, RowBody body) {
        Set<EventIdentity> inRow = new HashSet<>();
        for (int i = 0; i < body.entries().size(); i++) {
            if (body.entries().get(i) instanceof Entry.Recorded event) {
                if (!inRow.add(event.identity()) || events.contains(event.identity())) {
                    add(RowFault.of(row, FaultKind.EVENT_TWICE, EntryName.of(i, event)));
                }
            }
        }
        inRow.forEach(identity -> events.add(identity, year, row.sequence()));
    }

    private void missing(long first, long lastMissing) {
        if (lastMissing < first) {
            return;
        }
        long listed = Math.min(lastMissing, first + FAULTS_LISTED_MAX - 1);
        for (long sequence = first; sequence <= listed; sequence++) {
            add(RowFault.missing(sequence));
        }
        faultCount += lastMissing - listed;
        turns.missed(lastMissing - first + 1);
        isRecounting = false;
    }

    private void add(RowFault fault) {
        faultCount++;
        if (faults.size() < FAULTS_LISTED_MAX) {
            faults.add(fault);
        }
    }

    private byte[] lastHash() {
        return last == null ? RowChain.origin() : last.hash();
    }

    private long lastSequence() {
        return last == null ? 0 : last.sequence();
    }
}
