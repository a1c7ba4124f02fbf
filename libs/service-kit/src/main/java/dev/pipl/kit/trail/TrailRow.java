package dev.pipl.kit.trail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventJson;

/** An entry as one JSON parameter. */
final class TrailRow {
    static final String INSERT = """
            insert into audit_trail (at, actor, action, entity, entity_id, handler_id, before, after, reason)
            select cast(e ->> 'at' as timestamptz), e ->> 'actor', e ->> 'action', e ->> 'entity', e ->> 'entityId',
                   e ->> 'handlerId', nullif(e -> 'before', 'null'), nullif(e -> 'after', 'null'), e ->> 'reason'
            from (select cast(cast(%s as text) as jsonb) as e) as given
            """;

    private TrailRow() {}

    static String json(TrailEntry entry) {
        ObjectNode row = EventJson.mapper().createObjectNode();
        row.put("at", entry.at().toString());
        row.put("actor", entry.actor());
        row.put("action", entry.action());
        row.put("entity", entry.entity());
        row.put("entityId", entry.entityId());
        row.put("handlerId", entry.handlerId());
        row.set("before", entry.before());
        row.set("after", entry.after());
        row.put("reason", entry.reason());
        return row.toString();
    }
}
