package dev.pipl.registry.obligation;

import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.PersonsHandled;
import dev.pipl.law.duty.Dated;
import dev.pipl.law.duty.Duty;
import dev.pipl.law.duty.DutyTable;
import dev.pipl.law.duty.HandlerHistory;
import dev.pipl.law.duty.RequiredRoute;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.registry.handler.Handler;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks the law what a handler of the registry owes. */
public final class HandlerDuties {
    private final DutyTable table;

    public HandlerDuties(DutyTable table) {
        this.table = table;
    }

    /**
     * What the handler owes on that day.
     *
     * @param route the route its provisions abroad need, as far as cross-border has told
     * @param auditReportedOn reports of audits that covered everything that applied
     */
    public List<Duty> owed(
            Handler handler, Optional<RequiredRoute> route, List<LocalDate> auditReportedOn, LocalDate on) {
        Handler.HandlerFacts facts = handler.facts();
        List<Dated<HandlerKind>> kinds = dated(facts.kind().facts(), HandlerKind::valueOf);
        HandlerHistory history = new HandlerHistory(
                kinds.get(0).effectiveOn(),
                kinds,
                dated(facts.criticalInfrastructureOperator().facts(), Function.identity()),
                dated(facts.importantPlatform().facts(), Function.identity()),
                dated(facts.personsHandled().facts(), PersonsHandled::total),
                auditReportedOn);
        return table.owed(on, history, route);
    }

    private static <T, R> List<Dated<R>> dated(List<DatedFact<T>> facts, Function<T, R> value) {
        return facts.stream()
                .map(fact -> new Dated<>(fact.effectiveOn(), value.apply(fact.value())))
                .toList();
    }
}
