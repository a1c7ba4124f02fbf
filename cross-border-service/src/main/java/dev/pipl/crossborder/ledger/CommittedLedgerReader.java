package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.HeldFigures;
import dev.pipl.crossborder.route.JudgeYear;
import dev.pipl.crossborder.route.YearStanding;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers from what is in memory when the store has nothing newer, and folds the newer rows first when it has, whichever
 * instance wrote them.
 */
final class CommittedLedgerReader implements LedgerReader {

    private final Lanes lanes;
    private final LedgerStore store;
    private final LoadHandler load;
    private final JudgeYear judge;

    CommittedLedgerReader(Lanes lanes, LedgerStore store, LoadHandler load, JudgeYear judge) {
        this.lanes = lanes;
        this.store = store;
        this.load = load;
        this.judge = judge;
    }

    @Override
    public YearView year(String handlerId, int year) {
        YearSummary summary = published(handlerId).years().get(year);
        return view(summary == null ? YearSummary.blank(handlerId, year) : summary);
    }

    @Override
    public Optional<YearView> yearAsOf(String handlerId, int year, long sequence) {
        if (sequence == 0) {
            return Optional.of(view(YearSummary.blank(handlerId, year)));
        }
        return store.row(handlerId, year, sequence)
                .map(row ->
                        view(load.asOf(store, handlerId, year, row.sequence()).summary()));
    }

    @Override
    public YearView yearWithout(String handlerId, int year, ExemptionGround ground, Optional<String> evidence) {
        YearWithout.Folded folded = new YearWithout(store, load, judge, year).fold(handlerId, year, ground, evidence);
        YearStanding standing = folded.outcome().standing();
        boolean isJudged = standing.judged() && standing.on() != null;
        return new YearView(
                handlerId,
                year,
                folded.summary().sequence(),
                Optional.ofNullable(folded.summary().asOf()),
                Optional.ofNullable(standing.latest()),
                folded.outcome().counts(),
                isJudged ? Optional.of(judge.decide(standing)) : Optional.empty(),
                standing.judged(),
                folded.outcome().crossings(),
                folded.outcome().routeChanges(),
                List.of(),
                Optional.empty());
    }

    @Override
    public List<Integer> years(String handlerId) {
        return published(handlerId).years().keySet().stream().sorted().toList();
    }

    @Override
    public Optional<RecordedAt> find(EventIdentity identity) {
        return find(identity, known -> true);
    }

    @Override
    public Optional<RecordedAt> findTransfer(EventIdentity identity) {
        return find(identity, KnownEvents.Known::isTransfer);
    }

    private Optional<RecordedAt> find(EventIdentity identity, Predicate<KnownEvents.Known> kind) {
        return reading(
                identity.handlerId(),
                lane -> new KnownEvents(lane.stateInMemory(), store)
                        .find(identity)
                        .filter(kind)
                        .map(known -> new RecordedAt(known.year(), known.sequence())));
    }

    @Override
    public Optional<RejectedTransfer> lastRejection(String handlerId, String source, String eventId) {
        return store.lastRejection(handlerId, source, eventId);
    }

    @Override
    public List<RejectedTransfer> rejections(String handlerId, long afterNumber, int limit) {
        return store.rejections(handlerId, afterNumber, limit);
    }

    private Lane.Published published(String handlerId) {
        Lane.Published known = lanes.published(handlerId);
        return known != null && known.turn() == store.lastTurn(handlerId) ? known : reading(handlerId, Lane::published);
    }

    private <T> T reading(String handlerId, Function<Lane, T> question) {
        return lanes.holding(Set.of(handlerId), held -> {
            Lane lane = held.get(handlerId);
            try {
                lane.behind();
                lane.state(load, store);
                lane.publish();
                return question.apply(lane);
            } catch (RuntimeException e) {
                lane.discard();
                throw e;
            }
        });
    }

    private YearView view(YearSummary summary) {
        boolean isJudged = summary.standing().judged();
        Optional<RouteDecision> route = isJudged && summary.standing().on() != null
                ? Optional.of(judge.decide(summary.standing()))
                : Optional.empty();
        return new YearView(
                summary.handlerId(),
                summary.year(),
                summary.sequence(),
                Optional.ofNullable(summary.asOf()),
                Optional.ofNullable(summary.standing().latest()),
                summary.headCounts(),
                route,
                isJudged,
                summary.crossings(),
                summary.routeChanges(),
                summary.retractions(),
                isJudged ? lowerRoute(summary.standing()) : Optional.empty());
    }

    private Optional<Route> lowerRoute(YearStanding standing) {
        if (standing.on() == null || standing.held().isNothing()) {
            return Optional.empty();
        }
        return Optional.of(judge.decide(standing.holding(HeldFigures.NOTHING)).route())
                .filter(lower -> lower != standing.route());
    }
}
