package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.Decided;
import dev.pipl.crossborder.route.JudgeDecision;
import dev.pipl.crossborder.route.Verdict;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.ExemptionClaim;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What persons decided about one handler's events, in one transaction. */
final class Decisions {

    /** Rows in the making, by year. */
    interface Rows {
        RowDraft of(int year, String keyId);

        /** A decision's verdict, and its news. */
        void take(RowDraft row, YearState folded, Verdict verdict);
    }

    private final HandlerState state;
    private final LedgerReads reads;
    private final Judging judging;
    private final Rows rows;
    private final Map<Integer, YearState> replaced = new HashMap<>();

    Decisions(HandlerState state, LedgerReads reads, Judging judging, Rows rows) {
        this.state = state;
        this.reads = reads;
        this.judging = judging;
        this.rows = rows;
    }

    /** Writes a decision in every year it is about; nothing where it stands already, or where the year has no key. */
    List<Adjusted> write(Entry entry, List<Integer> years, YearKeys keys, Decided decided) {
        List<Adjusted> places = new ArrayList<>();
        for (int year : years) {
            Optional<Long> written = Optional.ofNullable(state.years.get(year)).flatMap(folded -> rowOf(folded, entry));
            Optional<YearKey> key = keys.of(year);
            if (written.isPresent()) {
                places.add(new Adjusted(year, written.get()));
            } else if (key.isPresent()) {
                places.add(new Adjusted(year, write(entry, year, key.get().keyId(), decided)));
            }
        }
        return places;
    }

    /** Lets the route of a year follow its counts; empty where it does so already. */
    Optional<Adjusted> write(Entry.RouteReview review, int year, YearKeys keys, Decided decided) {
        YearState folded = state.years.get(year);
        Optional<YearKey> key = keys.of(year);
        if (folded == null || key.isEmpty()) {
            return Optional.empty();
        }
        if (folded.summary().routeChanges().stream()
                .anyMatch(change -> change.eventId().equals(review.reviewId()))) {
            return rowOf(review, year);
        }
        Verdict verdict = judging.decision().reviewed(year, folded.summary().standing(), decided);
        if (verdict.routeChanges().isEmpty()) {
            return Optional.empty();
        }
        RowDraft row = rows.of(year, key.get().keyId());
        row.add(review);
        rows.take(row, folded, verdict);
        return Optional.of(new Adjusted(year, row.sequence));
    }

    /**
     * What was decided on a transfer before its year knew of it is repeated there, so that each year can be recounted by
     * itself.
     *
     * @return what holds in the transfer's year
     */
    Adjustments takeOver(OutboundTransfer event, int year, String keyId) {
        if (isNothingDecided()) {
            return Adjustments.NONE;
        }
        Adjustments own = of(year);
        if (!own.isVoided(event.identity())) {
            voidElsewhere(event.identity()).ifPresent(approval -> note(approval, year, keyId));
        }
        event.exemption()
                .filter(claim -> own.on(claim.ground(), claim.evidence()).isEmpty())
                .ifPresent(claim -> elsewhere(claim).forEach(decided -> note(taken(decided), year, keyId)));
        return of(year);
    }

    private boolean isNothingDecided() {
        for (YearState folded : state.years.values()) {
            if (!folded.adjustments().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The years as they were before, for those that were folded anew. */
    Map<Integer, YearState> replaced() {
        return replaced;
    }

    private long write(Entry entry, int year, String keyId, Decided decided) {
        YearState before = state.years.get(year);
        if (before == null || !before.isTouchedBy(entry)) {
            return note(entry, year, keyId);
        }
        YearSummary was = before.summary();
        JudgedAgain again = new JudgedAgain(judging.judge(), year);
        List<Entry> together = new ArrayList<>(earlier(entry, before));
        together.add(entry);
        Adjustments adjustments = before.adjustments();
        for (Entry one : together) {
            adjustments = adjustments.with(one, was.sequence() + 1);
        }
        YearState folded = judging.load().replayed(reads, state.handlerId, year, adjustments, again);
        replaced.putIfAbsent(year, before);
        state.years.put(year, folded);
        RowDraft row = rows.of(year, keyId);
        together.forEach(row::add);
        rows.take(
                row,
                folded,
                judging.decision()
                        .corrected(
                                year,
                                new JudgeDecision.Before(was.standing(), was.standingCrossings(), was.headCounts()),
                                again.outcome(folded),
                                decided));
        return row.sequence;
    }

    /** What was decided on the same claim before the year had anything to do with it. */
    private List<Entry.GroundDecided> earlier(Entry entry, YearState folded) {
        if (!(entry instanceof Entry.GroundDecided decided)
                || !folded.adjustments()
                        .on(decided.ground(), decided.evidence())
                        .isEmpty()) {
            return List.of();
        }
        return elsewhere(new ExemptionClaim(decided.ground(), decided.evidence())).stream()
                .filter(other -> !other.decisionId().equals(decided.decisionId()))
                .map(Decisions::taken)
                .toList();
    }

    private long note(Entry entry, int year, String keyId) {
        RowDraft row = rows.of(year, keyId);
        YearState folded = state.years.get(year);
        row.add(entry);
        folded.adjust(folded.adjustments().with(entry, row.sequence));
        return row.sequence;
    }

    private Adjustments of(int year) {
        YearState folded = state.years.get(year);
        return folded == null ? Adjustments.NONE : folded.adjustments();
    }

    private Optional<Entry> voidElsewhere(EventIdentity identity) {
        for (Map.Entry<Integer, YearState> other : state.years.entrySet()) {
            Long sequence = other.getValue().adjustments().voids().get(identity);
            if (sequence != null) {
                return entries(other.getKey(), sequence).stream()
                        .filter(entry -> entry instanceof Entry.VoidApproval approval
                                && approval.voided().equals(identity))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /** Every year that knows decisions on a claim knows all of them. */
    private List<Entry.GroundDecided> elsewhere(ExemptionClaim claim) {
        return state.years.values().stream()
                .map(folded -> folded.adjustments().on(claim.ground(), claim.evidence()))
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private Optional<Adjusted> rowOf(Entry.RouteReview review, int year) {
        List<Adjusted> found = new ArrayList<>();
        reads.rowsAfter(state.handlerId, year, 0, row -> {
            if (RowCodec.decode(row.handlerId(), row.year(), row.body()).entries().stream()
                    .anyMatch(entry -> entry instanceof Entry.RouteReview other
                            && other.reviewId().equals(review.reviewId()))) {
                found.add(new Adjusted(year, row.sequence()));
            }
        });
        return found.stream().findFirst();
    }

    private List<Entry> entries(int year, long sequence) {
        return reads.row(state.handlerId, year, sequence)
                .map(row ->
                        RowCodec.decode(row.handlerId(), row.year(), row.body()).entries())
                .orElse(List.of());
    }

    private static Entry.GroundDecided taken(Entry.GroundDecided decided) {
        return new Entry.GroundDecided(
                decided.decisionId(),
                decided.ground(),
                decided.evidence(),
                decided.honoured(),
                decided.from(),
                decided.reason(),
                decided.decidedBy(),
                decided.decidedAt(),
                true);
    }

    private static Optional<Long> rowOf(YearState folded, Entry entry) {
        return entry instanceof Entry.VoidApproval approval
                ? Optional.ofNullable(folded.adjustments().voids().get(approval.voided()))
                : folded.adjustments().rowOf((Entry.GroundDecided) entry);
    }
}
