package dev.pipl.crossborder.rejudging;

import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.crossborder.ledger.RefoldYear;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.events.EventIds;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Judges one handler's year again, as a re-judging orders. Done twice it says the same. */
public final class JudgeHandlerAgain {

    private final SupposedLaw law;
    private final RefoldYear refold;
    private final LedgerReader reader;
    private final LedgerWriter writer;

    public JudgeHandlerAgain(SupposedLaw law, RefoldYear refold, LedgerReader reader, LedgerWriter writer) {
        this.law = law;
        this.refold = refold;
        this.reader = reader;
        this.writer = writer;
    }

    /** What it changes, or would change; empty for nothing. */
    public Optional<Difference> judge(Rejudging ordered, String handlerId) {
        return ordered.kind() == Rejudging.Kind.REHEARSAL ? rehearse(ordered, handlerId) : apply(ordered, handlerId);
    }

    private Optional<Difference> rehearse(Rejudging ordered, String handlerId) {
        List<RefoldYear.Refolded> both =
                refold.refold(handlerId, ordered.year(), List.of(law.asItIs(), law.with(ordered.supposed())));
        return Difference.between(handlerId, ordered.year(), both.get(0), both.get(1));
    }

    private Optional<Difference> apply(Rejudging ordered, String handlerId) {
        String eventId =
                EventIds.of("rule-changed", ordered.ruleVersion(), handlerId, Integer.toString(ordered.year()));
        writer.write(new Batch.RuleChanged(
                eventId,
                handlerId,
                ordered.year(),
                ordered.ruleVersion(),
                BeijingCalendar.startOf(from(ordered.ruleInForce(), ordered.year()))));
        // Read off the ledger, not remembered: the same after a crash between the writing and the listing.
        YearView year = reader.year(handlerId, ordered.year());
        List<RouteChange> changes = year.routeChanges().stream()
                .filter(change -> change.eventId().equals(eventId))
                .toList();
        List<Crossing> met = year.crossings().stream()
                .filter(crossing -> crossing.eventId().equals(eventId))
                .toList();
        Optional<Route> now = changes.isEmpty()
                ? year.route().map(RouteDecision::route)
                : Optional.of(changes.get(changes.size() - 1).to());
        Optional<Route> was =
                changes.isEmpty() ? now : Optional.of(changes.get(0).from());
        return Difference.applied(handlerId, ordered.year(), was, now, met);
    }

    /** A rule from before the year holds from its first day. */
    private static LocalDate from(LocalDate inForce, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return inForce.isBefore(first) ? first : inForce;
    }
}
