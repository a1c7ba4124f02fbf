package dev.pipl.dashboard.handler;

import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.PersonsHandled;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What of a handler's profile the law asks for. */
public final class Profiles {
    private Profiles() {}

    /** The facts of that day; those that begin first where none has begun yet. */
    public static HandlerFacts facts(HandlerProfile profile, LocalDate on) {
        Optional<PersonsHandled> persons = DatedFact.on(on, profile.personsHandled());
        return new HandlerFacts(
                HandlerKind.valueOf(factOrFirst(on, profile.kind())),
                factOrFirst(on, profile.criticalInfrastructureOperator()),
                persons.map(handled -> OptionalLong.of(handled.total())).orElse(OptionalLong.empty()));
    }

    private static <T> T factOrFirst(LocalDate on, List<DatedFact<T>> facts) {
        return DatedFact.on(on, facts).orElseGet(() -> facts.get(0).value());
    }
}
