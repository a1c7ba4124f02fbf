package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.route.Happening;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.crossborder.route.Verdict;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.crossborder.transfer.TransferVoid;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.Bilingual;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges what one transaction brings for one handler. The state moves along with the judging, so that the next event is
 * judged by what the one before it did; {@link #rollback} takes all of it back, {@link #confirm} makes it stay.
 */
final class HandlerSession {

    private final HandlerState state;
    private final Judging judging;
    private final RowDraft.Causes causes;
    private final Instant now;
    private final KnownEvents known;
    private final Decisions decisions;
    private final RuleApplication rules;
    private final TakeOvers takeOvers;
    private final ProfileChanges profiles;
    private final Map<Integer, RowDraft> drafts = new TreeMap<>();
    private final List<Integer> touched = new ArrayList<>();
    private final List<LedgerRow> rows = new ArrayList<>();
    private final List<Outgoing> news = new ArrayList<>();
    private final List<VoidProposed> proposals = new ArrayList<>();
    private final List<FirstFacts> firstFacts = new ArrayList<>();
    private final long turnBefore;

    HandlerSession(HandlerState state, LedgerReads reads, Judging judging, RowDraft.Causes causes, Instant now) {
        this.state = state;
        this.judging = judging;
        this.causes = causes;
        this.now = now;
        this.known = judging.memory().of(state, reads);
        this.turnBefore = state.turn();
        Decisions.Rows own = new Decisions.Rows() {
            @Override
            public RowDraft of(int year, String keyId) {
                return draft(year, keyId);
            }

            @Override
            public void take(RowDraft row, YearState folded, Verdict verdict) {
                HandlerSession.this.take(row, folded, verdict);
            }
        };
        this.decisions = new Decisions(state, reads, judging, own);
        this.rules = new RuleApplication(state, judging, own);
        this.profiles = new ProfileChanges(state, judging, own);
        this.takeOvers = new TakeOvers(state, reads, judging, own, profiles);
    }

    /**
     * Prepares for judging it soon; see {@link YearState#lookAhead}.
     *
     * @return its year, or null where that has no events yet
     */
    YearState expect(Draft draft) {
        YearState folded = state.years.get(draft.year());
        if (folded != null) {
            folded.identities.expect(((Arrival) draft.submission()).event().identity());
        }
        return folded;
    }

    Outcome judge(Draft draft) {
        Arrival arrival = (Arrival) draft.submission();
        EventIdentity identity = arrival.event().identity();
        Optional<KnownEvents.Known> before = known.find(identity);
        if (before.isPresent()) {
            return again(arrival, before.get());
        }
        if (arrival.event() instanceof TransferVoid proposal) {
            int year =
                    known.find(proposal.voided()).map(KnownEvents.Known::year).orElse(draft.year());
            Optional<YearKey> key = judging.keys().of(year);
            if (key.isEmpty()) {
                return new Outcome.Rejected(PrepareEvents.yearClosed(year, arrival.event()));
            }
            Entry.VoidProposal entry = Entries.of(arrival, proposal);
            proposals.add(VoidProposed.of(entry));
            return record(entry, year, key.get().keyId());
        }
        profiles.requireNotOutdated(draft.year(), arrival.handler());
        OutboundTransfer event = (OutboundTransfer) arrival.event();
        Adjustments decided =
                decisions.takeOver(event, draft.year(), draft.key().keyId());
        return record(
                Entries.of(draft, arrival, event, judging.table(), decided),
                draft.year(),
                draft.key().keyId());
    }

    void open(int year, String keyId) {
        if (!state.years.containsKey(year)) {
            draft(year, keyId);
        }
    }

    /** The rows to append, each ready; nothing may be judged afterwards. */
    List<LedgerRow> rows() {
        drafts.values().stream().filter(draft -> !draft.isEmpty()).forEach(this::close);
        drafts.clear();
        return rows;
    }

    List<Outgoing> news() {
        return news;
    }

    List<VoidProposed> proposals() {
        return proposals;
    }

    List<FirstFacts> firstFacts() {
        return firstFacts;
    }

    List<Integer> years() {
        return touched;
    }

    void confirm() {
        touched.forEach(year -> state.years.get(year).confirm());
    }

    void rollback() {
        for (int year : touched) {
            YearState folded = state.years.get(year);
            folded.rollback();
            if (folded.summary().sequence() == 0) {
                state.years.remove(year);
            }
        }
        state.years.putAll(decisions.replaced());
        state.turn(turnBefore);
    }

    /** Rules that came into force. */
    RuleApplication rules() {
        return rules;
    }

    /** Of predecessors. */
    TakeOvers takeOvers() {
        return takeOvers;
    }

    /** Of the registry. */
    ProfileChanges profiles() {
        return profiles;
    }

    /** What persons decided about the handler's events. */
    Decisions decisions() {
        return decisions;
    }

    /** The year in which an approved void of that event stands, or in which the event is recorded. */
    Optional<Integer> yearOf(EventIdentity identity) {
        return known.find(identity)
                .map(KnownEvents.Known::year)
                .or(() -> state.years.entrySet().stream()
                        .filter(year -> year.getValue().adjustments().isVoided(identity))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    List<Integer> allYears() {
        return List.copyOf(state.years.keySet());
    }

    private Outcome again(Arrival arrival, KnownEvents.Known before) {
        if (!before.content().equals(arrival.event().content())) {
            Bilingual detail =
                    new Bilingual("同一事件标识已有不同内容的记录", "An event of this identity is recorded with other content");
            return new Outcome.Rejected(Rejection.of(RejectionCode.EVENT_CONFLICT, detail, arrival.event()));
        }
        // A request whose commit had an unknown outcome is written again; what it finds is then its own work.
        boolean isOwn = arrival.coordinates() instanceof Coordinates.HttpEvent http
                && before.cause() != null
                && before.cause().isHttp(http.requestId())
                && before.position() == http.index();
        return isOwn
                ? new Outcome.Accepted(before.year(), before.sequence())
                : new Outcome.Duplicate(before.year(), before.sequence());
    }

    private Outcome record(Entry.Recorded event, int year, String keyId) {
        RowDraft row = draft(year, keyId);
        YearState folded = state.years.get(year);
        if (event instanceof Entry.Transfer transfer) {
            count(row, folded, transfer);
        } else {
            row.add(event);
            folded.take(event, row.sequence);
        }
        known.add(event, year, row.sequence);
        return row.accepted;
    }

    private void count(RowDraft row, YearState folded, Entry.Transfer transfer) {
        if (transfer.tokenKeyId().isPresent()) {
            noteTokenKey(row, folded.summary().tokenKeyIds(), transfer);
        }
        DeclaredTotals declaredBefore = folded.declared();
        row.add(transfer);
        folded.take(transfer, row.sequence);
        Happening happening = Happenings.of(
                transfer,
                Happenings.nonSensitive(folded.persons, declaredBefore, folded.declared()),
                Happenings.sensitive(folded.persons, declaredBefore, folded.declared()));
        if (folded.adjustments().isVoided(transfer.identity())) {
            happening = happening.withoutEffect();
        }
        YearSummary summary = folded.summary();
        take(row, folded, judging.judge().judge(row.year, summary.standing(), summary.standingCrossings(), happening));
    }

    private void noteTokenKey(RowDraft row, List<String> known, Entry.Transfer transfer) {
        String keyId = transfer.tokenKeyId().orElseThrow();
        if (!known.isEmpty() && !known.contains(keyId)) {
            news.add(LedgerNews.tokenKeyChanged(transfer, row.year, keyId, now));
        }
    }

    private void take(RowDraft row, YearState folded, Verdict verdict) {
        YearSummary summary = folded.summary();
        if (summary.standing().facts() == null && verdict.standing().facts() != null) {
            firstFacts.add(
                    new FirstFacts(state.handlerId, row.year, verdict.standing().on()));
        }
        if (!verdict.isQuiet(summary.standing())) {
            row.add(verdict);
            news.addAll(judging.news()
                    .of(state.handlerId, row.year, summary.standing(), summary.retractions(), verdict, now));
        }
        folded.update(summary.judged(verdict));
    }

    private RowDraft draft(int year, String keyId) {
        RowDraft open = drafts.get(year);
        if (open != null && !open.isFull()) {
            return open;
        }
        if (open != null) {
            close(open);
        }
        Optional<YearSummary> previous = state.yearFollowedBy(year);
        YearState folded = state.years.computeIfAbsent(year, y -> judging.load().blank(state.handlerId, y));
        if (!touched.contains(year)) {
            touched.add(year);
            folded.begin();
        }
        RowDraft row = new RowDraft(year, folded.summary().sequence() + 1, keyId);
        drafts.put(year, row);
        previous.ifPresent(earlier -> follow(row, folded, earlier));
        return row;
    }

    private void follow(RowDraft row, YearState folded, YearSummary earlier) {
        Entry.Opening opening = Entries.opening(state.handlerId, row.year, earlier);
        row.add(opening);
        List<RouteChange> changes =
                judging.judge().opening(row.year, earlier.standing().route(), opening.eventId());
        changes.forEach(row::add);
        folded.update(folded.summary().judged(new Verdict(folded.summary().standing(), List.of(), changes)));
        news.addAll(judging.news().ofOpening(state.handlerId, row.year, opening.eventId(), changes, now));
    }

    private void close(RowDraft draft) {
        YearState folded = state.years.get(draft.year);
        LedgerRow row = draft.row(folded, state.turn() + 1, causes, now);
        rows.add(row);
        state.turn(row.turn());
        folded.update(folded.summary().counted(folded.headCounts()).after(row));
    }
}
