package dev.pipl.audit.handler.adapter;

import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What is known of handlers, in the database. */
@ApplicationScoped
public class Handlers {

    /** The handler, or 404. */
    public Uni<HandlerEntity> get(String handlerId) {
        return HandlerEntity.<HandlerEntity>findById(handlerId).map(row -> {
            if (row == null) {
                throw new Refusal(CommonProblem.HANDLER_UNKNOWN);
            }
            return row;
        });
    }

    public Uni<Optional<HandlerEntity>> find(String handlerId) {
        return HandlerEntity.<HandlerEntity>findById(handlerId).map(Optional::ofNullable);
    }

    /** All of them in portions, oldest first. */
    public Uni<List<HandlerEntity>> portion(long afterPosition, int countMax) {
        return HandlerEntity.<HandlerEntity>find("position > ?1 order by position", afterPosition)
                .range(0, countMax - 1)
                .list();
    }

    Uni<Void> learn(HandlerProfile profile) {
        return HandlerEntity.<HandlerEntity>findById(profile.handlerId())
                .chain(found -> {
                    HandlerEntity row = found == null ? new HandlerEntity() : found;
                    row.id = profile.handlerId();
                    row.take(profile);
                    return row.persistAndFlush();
                })
                .replaceWithVoid();
    }
}
