package dev.pipl.registry.pipia.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.outbox.SessionOutbox;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.SessionTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.registry.RegistryProblem;
import dev.pipl.registry.pipia.CompletePipia;
import dev.pipl.registry.pipia.Pipia;
import dev.pipl.registry.pipia.PipiaEvents;
import dev.pipl.registry.pipia.PipiaForm;
import dev.pipl.registry.pipia.PipiaView;
import dev.pipl.registry.pipia.Supersession;
import dev.pipl.registry.pipia.SupersessionForm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Records assessments and what takes their place, in the transaction at hand, whose opener holds the handler's row. */
@ApplicationScoped
class Pipias {
    private final SessionOutbox outbox;
    private final SessionTrail trail;
    private final Clock clock;
    private final CompletePipia rules;

    Pipias(SessionOutbox outbox, SessionTrail trail, Provisions provisions, Clock clock) {
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
        this.rules = new CompletePipia(provisions);
    }

    PipiaView view(Pipia pipia) {
        return PipiaView.of(pipia, rules.retention(pipia));
    }

    /** The handler's assessment, or 404. */
    Uni<PipiaEntity> get(String handlerId, String id) {
        return PipiaEntity.<PipiaEntity>findById(id).invoke(row -> {
            if (row == null || !row.handlerId.equals(handlerId)) {
                throw new Refusal(RegistryProblem.PIPIA_UNKNOWN);
            }
        });
    }

    Uni<List<PipiaEntity>> list(String handlerId, PageRequest page) {
        long after = page.after().map(cursor -> cursor.number(0)).orElse(0L);
        return PipiaEntity.<PipiaEntity>find("handlerId = ?1 and number > ?2 order by number", handlerId, after)
                .range(0, page.rowsToRead() - 1)
                .list();
    }

    static Cursor cursor(PipiaEntity row) {
        return Cursor.of(row.number);
    }

    Uni<Pipia> complete(Caller caller, String handlerId, PipiaForm form) {
        Instant now = clock.instant();
        Pipia pipia = rules.judge(UUID.randomUUID().toString(), handlerId, form, now);
        TrailEntry entry = TrailEntry.by(caller, now, "complete", "pipia", pipia.id())
                .of(handlerId)
                .changing(null, json(pipia));
        return PipiaEntity.of(pipia)
                .persist()
                .chain(() -> trail.add(entry))
                .chain(() -> outbox.add(PipiaEvents.completed(pipia, now)))
                .chain(() -> replaced(caller, pipia))
                .replaceWith(pipia);
    }

    private Uni<Void> replaced(Caller caller, Pipia newer) {
        if (newer.supersedes() == null) {
            return Uni.createFrom().voidItem();
        }
        return get(newer.handlerId(), newer.supersedes())
                .chain(row -> {
                    if (row.completedOn.isAfter(newer.completedOn())) {
                        throw Refusal.ofFields(
                                List.of(new FieldError("supersedes", "所替代的评估晚于本次评估", "was completed after this one")));
                    }
                    Supersession why = new Supersession(newer.completedOn(), newer.id(), "superseded");
                    return end(caller, row, why, null);
                })
                .replaceWithVoid();
    }

    Uni<Pipia> supersede(Caller caller, String handlerId, String id, SupersessionForm form) {
        return get(handlerId, id).chain(row -> {
            Supersession why = form.toSupersession(row.toPipia(), BeijingCalendar.today(clock));
            Uni<?> successor = why.by() == null ? Uni.createFrom().voidItem() : get(handlerId, why.by());
            return successor.chain(() -> end(caller, row, why, form));
        });
    }

    private Uni<Pipia> end(Caller caller, PipiaEntity row, Supersession why, SupersessionForm form) {
        Pipia before = row.toPipia();
        if (!before.stands()) {
            throw new Refusal(RegistryProblem.PIPIA_NOT_STANDING);
        }
        Instant now = clock.instant();
        Pipia after = before.superseded(why, form == null ? null : form.activityEndedOn());
        row.take(after);
        TrailEntry entry = TrailEntry.by(caller, now, "supersede", "pipia", after.id())
                .of(after.handlerId())
                .changing(json(before), json(after))
                .because(why.reason());
        return trail.add(entry)
                .chain(() -> outbox.add(List.of(PipiaEvents.superseded(after, now))))
                .replaceWith(after);
    }

    private JsonNode json(Pipia pipia) {
        return EventJson.mapper().valueToTree(view(pipia));
    }
}
