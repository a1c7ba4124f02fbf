package dev.pipl.kit.trail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.kit.caller.Caller;
import java.time.Instant;

/**
 * Who did what to what, when and why.
 *
 * @param at by the platform's clock
 * @param actor the caller's subject, or {@code service:name} where the platform acts by itself
 * @param action a verb in kebab-case, for example {@code change-profile}
 * @param entity the kind of thing, for example {@code handler}
 * @param handlerId whose it is; null where no handler is concerned
 * @param before null for a creation
 * @param after null for a removal or a read
 * @param reason in the actor's words; null where none is asked for
 */
public record TrailEntry(
        Instant at,
        String actor,
        String action,
        String entity,
        String entityId,
        String handlerId,
        JsonNode before,
        JsonNode after,
        String reason) {

    public static TrailEntry by(Caller caller, Instant at, String action, String entity, String entityId) {
        return new TrailEntry(at, caller.subject(), action, entity, entityId, null, null, null, null);
    }

    /** For what the service does by itself, when an event arrives or a day has come. */
    public static TrailEntry byService(String service, Instant at, String action, String entity, String entityId) {
        return new TrailEntry(at, "service:" + service, action, entity, entityId, null, null, null, null);
    }

    public TrailEntry of(String handler) {
        return new TrailEntry(at, actor, action, entity, entityId, handler, before, after, reason);
    }

    public TrailEntry changing(JsonNode from, JsonNode to) {
        return new TrailEntry(at, actor, action, entity, entityId, handlerId, from, to, reason);
    }

    public TrailEntry because(String why) {
        return new TrailEntry(at, actor, action, entity, entityId, handlerId, before, after, why);
    }
}
