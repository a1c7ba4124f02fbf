package dev.pipl.certification.handler;

import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.PersonsHandled;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A handler that holds a certificate or wants one, by the registry's latest telling.
 *
 * @param lastEventId the registry's event behind this profile
 */
public record Holder(HandlerProfile profile, String lastEventId) {

    public String id() {
        return profile.handlerId();
    }

    public Bilingual name() {
        return new Bilingual(profile.name().zh(), profile.name().en());
    }

    /** {@code null} where the registry names none. */
    public String province() {
        return profile.province();
    }

    /**
     * What the handler is on that day.
     *
     * @throws Refusal 503 where the registry has not said what it is by then: eligibility is never guessed
     */
    public HandlerFacts on(LocalDate day) {
        HandlerKind kind =
                DatedFact.on(day, profile.kind()).map(HandlerKind::valueOf).orElseThrow(() -> untold("kind", day));
        boolean criticalInfrastructure = DatedFact.on(day, profile.criticalInfrastructureOperator())
                .orElseThrow(() -> untold("criticalInfrastructureOperator", day));
        Optional<PersonsHandled> persons = DatedFact.on(day, profile.personsHandled());
        return new HandlerFacts(
                kind,
                criticalInfrastructure,
                persons.map(p -> OptionalLong.of(p.total())).orElse(OptionalLong.empty()));
    }

    /** Since when it has been of the kind it is on that day, without a break. */
    public LocalDate kindSince(LocalDate day) {
        return since(day, profile.kind());
    }

    /** Since when it has been, or not been, a critical-infrastructure operator as on that day, without a break. */
    public LocalDate criticalInfrastructureSince(LocalDate day) {
        return since(day, profile.criticalInfrastructureOperator());
    }

    private static <T> LocalDate since(LocalDate day, List<DatedFact<T>> facts) {
        LocalDate since = day;
        Optional<T> value = DatedFact.on(day, facts);
        for (int i = facts.size() - 1; i >= 0; i--) {
            DatedFact<T> fact = facts.get(i);
            if (fact.effectiveOn().isAfter(day)) {
                continue;
            }
            if (!Optional.of(fact.value()).equals(value)) {
                break;
            }
            since = fact.effectiveOn();
        }
        return since;
    }

    private Refusal untold(String fact, LocalDate day) {
        return new Refusal(
                CommonProblem.UNAVAILABLE,
                "登记信息中没有该处理者在 " + day + " 的 " + fact + "，不作推定。",
                "The registry has not told the " + fact + " of this handler on " + day + "; nothing is assumed.");
    }
}
