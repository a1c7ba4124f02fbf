package dev.pipl.registry.handler;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.events.Wording;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.PersonsHandled;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** A handler as callers see it: the facts that hold on one day. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HandlerView(
        String id,
        long version,
        Wording name,
        String unifiedSocialCreditCode,
        String kind,
        Boolean criticalInfrastructureOperator,
        Boolean importantPlatform,
        String province,
        String groupId,
        PersonsHandled personsHandled,
        OffsetDateTime registeredAt) {

    public static HandlerView of(Handler handler, LocalDate on) {
        Handler.HandlerFacts facts = handler.facts();
        return new HandlerView(
                handler.id(),
                handler.version(),
                handler.name(),
                handler.unifiedSocialCreditCode(),
                facts.kind().on(on).orElse(null),
                facts.criticalInfrastructureOperator().on(on).orElse(null),
                facts.importantPlatform().on(on).orElse(null),
                handler.province(),
                handler.groupId(),
                facts.personsHandled().on(on).orElse(null),
                at(handler.registeredAt()));
    }

    private static OffsetDateTime at(Instant instant) {
        return dev.pipl.law.time.BeijingCalendar.at(instant);
    }

    /** The whole history of a handler's dated facts, oldest first, future ones included. */
    public record FactsView(
            String handlerId,
            long version,
            List<DatedFact<String>> kind,
            List<DatedFact<Boolean>> criticalInfrastructureOperator,
            List<DatedFact<Boolean>> importantPlatform,
            List<DatedFact<PersonsHandled>> personsHandled) {

        public static FactsView of(Handler handler) {
            Handler.HandlerFacts facts = handler.facts();
            return new FactsView(
                    handler.id(),
                    handler.version(),
                    facts.kind().facts(),
                    facts.criticalInfrastructureOperator().facts(),
                    facts.importantPlatform().facts(),
                    facts.personsHandled().facts());
        }
    }
}
