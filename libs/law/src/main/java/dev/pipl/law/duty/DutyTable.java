package dev.pipl.law.duty;

import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a handler owes, derived in one call from its dated facts and its required route.
 *
 * <p>The same facts give the same duties whenever they are asked for: a duty is identified by its code and its first
 * day, so that a caller can raise the new ones and close those that are gone. A threshold passed on a day brings the
 * duty of that day, also when the fact became known later. Falling below a number ends the duties that last as long as
 * their condition; a report or an audit period that had begun stays owed.
 */
public final class DutyTable {

    private final List<DutyRule> rules;
    private final RouteDuties routeDuties;

    private DutyTable(Provisions law, Workdays workdays) {
        List<DutyRule> all = new ArrayList<>();
        all.addAll(new StandingDuties(law).rules());
        all.addAll(new NumberDuties(law, workdays).rules());
        all.addAll(new AuditDuties(law, workdays).rules());
        rules = List.copyOf(all);
        routeDuties = new RouteDuties(law);
    }

    /** The duties by these provisions, their days counted by these workdays. */
    public static DutyTable of(Provisions provisions, Workdays workdays) {
        return new DutyTable(provisions, workdays);
    }

    /**
     * What the handler owes on the day. The caller knows what was done: an accrued report appears here for ever, and is
     * told apart by its first day.
     *
     * @param on the day asked about, Beijing; later facts are ignored
     * @param history the handler's dated facts, audit reports included
     * @param route the route its provisions abroad need; empty when it provides none or nobody knows yet
     */
    public List<Duty> owed(LocalDate on, HandlerHistory history, Optional<RequiredRoute> route) {
        Timeline timeline = new Timeline(history);
        Stream<Duty> byFacts = rules.stream().flatMap(rule -> rule.owed(timeline, on).stream());
        Stream<Duty> byRoute = route.stream()
                .filter(required -> !required.since().isAfter(on))
                .flatMap(required -> routeDuties.owed(on, required).stream());
        return Stream.concat(byFacts, byRoute).toList();
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return Stream.concat(rules.stream().map(DutyRule::basis), routeDuties.bases().stream())
                .toList();
    }
}
