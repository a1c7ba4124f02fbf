package dev.pipl.registry.obligation.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.EventJson;
import dev.pipl.kit.outbox.SessionOutbox;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.SessionTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.Provisions;
import dev.pipl.law.duty.Duty;
import dev.pipl.law.duty.DutyTable;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.law.time.Workdays;
import dev.pipl.registry.RegistryProblem;
import dev.pipl.registry.handler.Handler;
import dev.pipl.registry.handler.adapter.HandlerEntity;
import dev.pipl.registry.handler.adapter.ProfileFollower;
import dev.pipl.registry.obligation.Derivation;
import dev.pipl.registry.obligation.Discharge;
import dev.pipl.registry.obligation.HandlerDuties;
import dev.pipl.registry.obligation.Obligation;
import dev.pipl.registry.obligation.ObligationEvents;
import dev.pipl.registry.obligation.ObligationView;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Raises and ends obligations, with trail and events. Every method works in the transaction at hand, whose opener holds
 * the handler's row: no two derive for one handler at a time.
 */
@ApplicationScoped
public class Obligations implements ProfileFollower {
    private static final String SERVICE = "handler-registry";

    private final ObligationStore store;
    private final SessionOutbox outbox;
    private final SessionTrail trail;
    private final List<Fulfilment> fulfilments;
    private final HandlerDuties duties;
    private final Clock clock;

    Obligations(
            ObligationStore store,
            SessionOutbox outbox,
            SessionTrail trail,
            @All List<Fulfilment> fulfilments,
            Provisions provisions,
            Workdays workdays,
            Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.trail = trail;
        this.fulfilments = fulfilments;
        this.duties = new HandlerDuties(DutyTable.of(provisions, workdays));
        this.clock = clock;
    }

    @Override
    public Uni<Void> profileChanged(Handler handler) {
        return derive(handler, null);
    }

    /**
     * Brings the handler's obligations in line with its facts of today.
     *
     * @param cause the id of the event that led to it, or null
     */
    Uni<Void> derive(Handler handler, String cause) {
        Instant now = clock.instant();
        LocalDate today = BeijingCalendar.dateOf(now);
        return store.route(handler.id())
                .chain(route ->
                        store.auditReports(handler.id()).map(audits -> duties.owed(handler, route, audits, today)))
                .chain(owed -> store.ofHandler(handler.id()).map(known -> Derivation.of(owed, known)))
                .chain(derivation -> apply(handler.id(), derivation, now, cause))
                .chain(() -> HandlerEntity.update("derivedOn = ?1 where id = ?2", today, handler.id()))
                .replaceWithVoid();
    }

    private Uni<Void> apply(String handlerId, Derivation derivation, Instant now, String cause) {
        Discharge fellAway =
                new Discharge(BeijingCalendar.dateOf(now), Discharge.FELL_AWAY, null, "service:" + SERVICE);
        return each(derivation.fallenAway(), o -> end(o.discharged(fellAway), now, cause, null))
                .chain(() -> each(derivation.newDuties(), duty -> raise(handlerId, duty, now, cause)));
    }

    private Uni<Void> raise(String handlerId, Duty duty, Instant now, String cause) {
        Obligation obligation = Obligation.raised(UUID.randomUUID().toString(), handlerId, duty);
        TrailEntry entry = TrailEntry.byService(SERVICE, now, "raise", "obligation", obligation.id())
                .of(handlerId)
                .changing(null, json(obligation));
        return store.insert(obligation)
                .chain(() -> trail.add(entry))
                .chain(() -> outbox.add(List.of(ObligationEvents.raised(obligation, now, cause))))
                .chain(() -> fulfilment(handlerId, duty))
                .chain(done -> done.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : end(obligation.discharged(done.get()), now, cause, null));
    }

    private Uni<Optional<Discharge>> fulfilment(String handlerId, Duty duty) {
        Uni<Optional<Discharge>> found = Uni.createFrom().item(Optional.empty());
        for (Fulfilment fulfilment : fulfilments) {
            found = found.chain(
                    done -> done.isPresent() ? Uni.createFrom().item(done) : fulfilment.of(handlerId, duty));
        }
        return found;
    }

    /** Records that an obligation is done; 404 when the handler has none of that id, 409 when it is not open. */
    Uni<Obligation> discharge(String handlerId, String obligationId, Discharge discharge) {
        return store.findById(obligationId).chain(row -> {
            if (row == null || !row.handlerId.equals(handlerId)) {
                throw new Refusal(RegistryProblem.OBLIGATION_UNKNOWN);
            }
            Obligation open = row.toObligation();
            if (!open.isOpen()) {
                throw new Refusal(RegistryProblem.OBLIGATION_DISCHARGED);
            }
            Obligation done = open.discharged(discharge);
            return end(done, clock.instant(), null, discharge.evidence()).replaceWith(done);
        });
    }

    /** Ends every open obligation of that code by something recorded elsewhere. */
    public Uni<Void> dischargeAll(String handlerId, String code, Discharge discharge) {
        Instant now = clock.instant();
        return store.ofHandler(handlerId)
                .map(all -> all.stream()
                        .filter(Obligation::isOpen)
                        .filter(obligation -> obligation.duty().code().equals(code))
                        .toList())
                .chain(open -> each(open, o -> end(o.discharged(discharge), now, null, discharge.evidence())));
    }

    /** Tells the others, once, that the last day has passed. */
    Uni<Void> announceOverdue(Obligation obligation) {
        Instant now = clock.instant();
        TrailEntry entry = TrailEntry.byService(SERVICE, now, "announce-overdue", "obligation", obligation.id())
                .of(obligation.handlerId());
        return store.update(obligation.announcedOverdue())
                .chain(() -> trail.add(entry))
                .chain(() -> outbox.add(ObligationEvents.overdue(obligation, now)));
    }

    private Uni<Void> end(Obligation ended, Instant now, String cause, String why) {
        TrailEntry entry = new TrailEntry(
                now,
                ended.discharge().by(),
                "discharge",
                "obligation",
                ended.id(),
                ended.handlerId(),
                null,
                json(ended),
                why);
        return store.update(ended)
                .chain(() -> trail.add(entry))
                .chain(() -> outbox.add(List.of(ObligationEvents.discharged(ended, now, cause))));
    }

    private JsonNode json(Obligation obligation) {
        return EventJson.mapper().valueToTree(ObligationView.of(obligation, BeijingCalendar.today(clock)));
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
