package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.crossborder.transfer.TransferEvent;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** One attempt at one transaction, over the lanes that are held for it. Used once. */
final class LedgerWork {

    /** The transaction must not commit; the answer is this. */
    static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Object result;

        GivenUp(Object result) {
            super("nothing to commit", null, false, false);
            this.result = result;
        }

        @SuppressWarnings("unchecked")
        <T> T result() {
            return (T) result;
        }
    }

    /** Ordered, so that two instances that tally the same rejections wait for each other, and never both at once. */
    private record Group(Optional<String> handlerId, RejectionCode code) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byHandler = handlerId.orElse("").compareTo(other.handlerId.orElse(""));
            return byHandler == 0 ? code.compareTo(other.code) : byHandler;
        }
    }

    /** So many events are looked ahead for; what is read for them stays in the processor's cache until they come. */
    private static final int AHEAD = 32;

    private final Map<String, Lane> lanes;
    private final Lanes room;
    private final Judging judging;
    private final Function<String, RowDraft.Causes> causes;
    private final Instant now;
    private final Map<String, HandlerSession> sessions = new TreeMap<>();
    private final List<Outgoing> rejectionNews = new ArrayList<>();
    private final List<Redemption> redemptions = new ArrayList<>();
    private LedgerTransaction transaction;

    /**
     * @param lanes that are held, of those that share the {@code room} in memory
     * @param causes by handler
     */
    LedgerWork(
            Map<String, Lane> lanes,
            Lanes room,
            Judging judging,
            Function<String, RowDraft.Causes> causes,
            Instant now) {
        this.lanes = lanes;
        this.room = room;
        this.judging = judging;
        this.causes = causes;
        this.now = now;
    }

    <T> T run(LedgerTransaction open, Function<LedgerWork, T> entry) {
        transaction = open;
        T result;
        List<LedgerRow> rows = new ArrayList<>();
        List<Outgoing> news = new ArrayList<>();
        try {
            result = entry.apply(this);
            sessions.values().forEach(session -> {
                rows.addAll(session.rows());
                news.addAll(session.news());
            });
        } finally {
            sessions.keySet().forEach(handlerId -> lanes.get(handlerId).memory.unlock());
        }
        news.addAll(rejectionNews);
        open.append(rows);
        open.propose(sessions.values().stream()
                .flatMap(session -> session.proposals().stream())
                .toList());
        open.note(sessions.values().stream()
                .flatMap(session -> session.firstFacts().stream())
                .toList());
        if (!redemptions.isEmpty()) {
            open.redeem(redemptions, now);
        }
        open.publish(news);
        return result;
    }

    LedgerTransaction transaction() {
        return transaction;
    }

    <T> T giveUp(T result) {
        throw new GivenUp(result);
    }

    HandlerSession session(String handlerId) {
        return sessions.computeIfAbsent(handlerId, id -> {
            Lane lane = lanes.get(id);
            HandlerState state = lane.state(judging.load(), transaction);
            room.grown(lane);
            HandlerSession session = new HandlerSession(state, transaction, judging, causes.apply(id), now);
            // From here until the rows are made nobody may look: the state moves along with the judging.
            lane.memory.lock();
            return session;
        });
    }

    /**
     * Likewise over all that others wrote so far: for what may find nothing to write. Whoever appends learns at the latest
     * from the place taken that he looked at an older ledger; whoever does not never would.
     */
    HandlerSession newestSession(String handlerId) {
        if (!sessions.containsKey(handlerId)) {
            lanes.get(handlerId).askOthers();
        }
        return session(handlerId);
    }

    /** @param channelId makes the places of this batch's rejections unlike those of any other */
    List<Outcome> judge(List<Draft> drafts, String channelId) {
        return judge(drafts, channelId, draft -> true);
    }

    /**
     * Judges as many, from the first on, as there is room for the handlers of; one at least.
     *
     * @return their outcomes; what has none was not looked at
     */
    List<Outcome> judgeWhileRoom(List<Draft> drafts, String channelId) {
        return judge(drafts, channelId, this::hasRoom);
    }

    private boolean hasRoom(Draft next) {
        boolean isThere = next.refusal().isPresent()
                || sessions.isEmpty()
                || sessions.containsKey(next.handlerId().orElseThrow());
        return isThere
                || !room.isFull(sessions.keySet().stream().map(lanes::get).toList());
    }

    private List<Outcome> judge(List<Draft> drafts, String channelId, Predicate<Draft> isNext) {
        List<Outcome> outcomes = new ArrayList<>(drafts.size());
        Map<Group, Long> rejected = new TreeMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (!isNext.test(draft)) {
                break;
            }
            if (i % AHEAD == 0) {
                lookAhead(drafts.subList(i, Math.min(i + AHEAD, drafts.size())));
            }
            Outcome outcome = draft.refusal().isPresent()
                    ? new Outcome.Rejected(draft.refusal().get())
                    : session(draft.handlerId().orElseThrow()).judge(draft);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Accepted) {
                redeem(((Arrival) draft.submission()).event());
            }
            if (outcome instanceof Outcome.Rejected refusal && keep(draft, refusal.rejection(), channelId)) {
                rejected.merge(group(refusal.rejection(), draft.submission().coordinates()), 1L, Long::sum);
            }
        }
        LocalDate today = BeijingCalendar.dateOf(now);
        rejected.forEach((group, more) -> {
            long after =
                    transaction.tally(group.handlerId().orElse(""), group.code().code(), today, more);
            LedgerNews.rejections(group.handlerId(), group.code(), today, after - more, after, now)
                    .ifPresent(rejectionNews::add);
        });
        return outcomes;
    }

    /** In two steps, so that nothing but reads comes between the reads: more of them are waited for together. */
    private void lookAhead(List<Draft> soon) {
        List<YearState> years = new ArrayList<>(soon.size());
        for (Draft draft : soon) {
            HandlerSession session = draft.refusal().isPresent()
                    ? null
                    : sessions.get(draft.handlerId().orElseThrow());
            YearState year = session == null ? null : session.expect(draft);
            years.add(year);
        }
        for (int i = 0; i < years.size(); i++) {
            if (years.get(i) != null) {
                years.get(i).lookAhead(soon.get(i).persons());
            }
        }
    }

    /** What was or may have been committed has to be told to others. */
    void touch(TouchedYears touched) {
        sessions.forEach((handlerId, session) ->
                session.years().forEach(year -> touched.add(new TouchedYears.HandlerYear(handlerId, year))));
    }

    /** The commit is certain: the states stand. */
    void confirm(SaveSnapshots snapshots) {
        sessions.forEach((handlerId, session) -> {
            Lane lane = lanes.get(handlerId);
            lane.memory.lock();
            try {
                session.confirm();
                lane.publish();
            } finally {
                lane.memory.unlock();
            }
            session.years()
                    .forEach(year ->
                            snapshots.consider(lane.stateInMemory().years.get(year)));
        });
    }

    /** It is certain that nothing was committed: the states go back, and take in what others wrote. */
    void rollback() {
        sessions.forEach((handlerId, session) -> {
            Lane lane = lanes.get(handlerId);
            lane.memory.lock();
            try {
                session.rollback();
                lane.behind();
            } finally {
                lane.memory.unlock();
            }
        });
    }

    void discard() {
        lanes.values().forEach(Lane::discard);
    }

    private void redeem(TransferEvent event) {
        if (event instanceof OutboundTransfer transfer) {
            transfer.reservationId().ifPresent(id -> redemptions.add(new Redemption(id, event.identity())));
        }
    }

    private boolean keep(Draft draft, Rejection rejection, String channelId) {
        Submission submission = draft.submission();
        String hash = submission instanceof Refused refused
                ? refused.hash()
                : ((Arrival) submission).event().content().hex();
        RejectedTransfer kept = new RejectedTransfer(
                0,
                rejection,
                place(submission.coordinates(), channelId),
                submission.coordinates(),
                hash,
                submission.receivedAt());
        boolean isNew = transaction.reject(kept);
        if (isNew) {
            rejectionNews.add(LedgerNews.rejected(kept));
        }
        return isNew;
    }

    /**
     * Whom an alert about a rejection names. Over HTTP the token says whose the record is; on Kafka a record that names a
     * handler nobody knows, or two different ones, only claims to be somebody's.
     */
    private static Group group(Rejection rejection, Coordinates coordinates) {
        boolean isClaimOnly = coordinates instanceof Coordinates.KafkaRecord
                && (rejection.code() == RejectionCode.HANDLER_UNKNOWN
                        || rejection.code() == RejectionCode.HANDLER_MISMATCH);
        return new Group(isClaimOnly ? Optional.empty() : rejection.claim().handlerId(), rejection.code());
    }

    private static String place(Coordinates coordinates, String channelId) {
        if (coordinates instanceof Coordinates.KafkaRecord kafka) {
            return "kafka " + kafka.topic() + "/" + channelId + "/" + kafka.partition() + "/" + kafka.offset();
        }
        return "http " + channelId + "/" + ((Coordinates.HttpEvent) coordinates).index();
    }
}
