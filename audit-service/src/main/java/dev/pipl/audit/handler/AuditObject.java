package dev.pipl.audit.handler;

import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.PersonsHandled;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.duty.Dated;
import dev.pipl.law.duty.HandlerHistory;
import dev.pipl.law.route.HandlerKind;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** A handler as the object of audits, by the registry's latest telling. */
public record AuditObject(HandlerProfile profile) {

    public String id() {
        return profile.handlerId();
    }

    /** {@code null} where the registry names none. */
    public String province() {
        return profile.province();
    }

    /**
     * Whether it is a state organ or a body authorised to manage public affairs, to whose audits the measures do not apply (AUD-19).
     *
     * @throws Refusal 503 where the registry has not told what it is by then
     */
    public boolean isPublic(LocalDate day) {
        HandlerKind kind =
                DatedFact.on(day, profile.kind()).map(HandlerKind::valueOf).orElseThrow(() -> untold("kind", day));
        return kind == HandlerKind.STATE_ORGAN || kind == HandlerKind.PUBLIC_BODY;
    }

    /**
     * How many people's information it handles.
     *
     * @throws Refusal 503 where the registry has not told a number by then: no number is never taken for a small one
     */
    public long personsHandled(LocalDate day) {
        return DatedFact.on(day, profile.personsHandled())
                .map(PersonsHandled::total)
                .orElseThrow(() -> untold("personsHandled", day));
    }

    /**
     * Its dated facts, as the law asks for them.
     *
     * @param auditReportedOn the days of the reports that covered everything that applies
     */
    public HandlerHistory history(List<LocalDate> auditReportedOn) {
        List<Dated<HandlerKind>> kinds = dated(profile.kind(), HandlerKind::valueOf);
        return new HandlerHistory(
                kinds.get(0).effectiveOn(),
                kinds,
                dated(profile.criticalInfrastructureOperator(), Function.identity()),
                dated(profile.importantPlatform(), Function.identity()),
                dated(profile.personsHandled(), PersonsHandled::total),
                auditReportedOn);
    }

    private static <T, R> List<Dated<R>> dated(List<DatedFact<T>> facts, Function<T, R> value) {
        return facts.stream()
                .map(fact -> new Dated<>(fact.effectiveOn(), value.apply(fact.value())))
                .toList();
    }

    private static Refusal untold(String fact, LocalDate day) {
        return new Refusal(
                CommonProblem.UNAVAILABLE,
                "登记信息中没有该处理者在 " + day + " 的 " + fact + "，不作推定。",
                "The registry has not told the " + fact + " of this handler on " + day + "; nothing is assumed.");
    }
}
