package dev.pipl.audit.selfaudit.adapter;

import dev.pipl.audit.AuditProblem;
import dev.pipl.audit.Visibility;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The audits in the database. */
@ApplicationScoped
class Audits {

    /** The audit, or 404. */
    Uni<SelfAuditEntity> get(String id) {
        return SelfAuditEntity.<SelfAuditEntity>findById(id).map(Audits::known);
    }

    /** The audit, held against every other change until the transaction ends; or 404. */
    Uni<SelfAuditEntity> getForChange(String id) {
        return SelfAuditEntity.<SelfAuditEntity>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .map(Audits::known);
    }

    /** What the caller may see, oldest first; a filter that is {@code null} does not filter. */
    Uni<List<SelfAuditEntity>> page(PageRequest page, Visibility visible, String handlerId, String status) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder("position > :after");
        values.put("after", page.after().map(cursor -> cursor.number(0)).orElse(0L));
        if (!visible.all()) {
            where.append(" and (handlerId in :handlers or agencyId in :agencies or handlerId in"
                    + " (select h.id from HandlerEntity h where h.province in :provinces))");
            values.put("handlers", visible.handlers());
            values.put("agencies", visible.agencies());
            values.put("provinces", visible.provinces());
        }
        if (handlerId != null) {
            where.append(" and handlerId = :handler");
            values.put("handler", handlerId);
        }
        if (status != null) {
            where.append(" and status = :status");
            values.put("status", status);
        }
        return SelfAuditEntity.<SelfAuditEntity>find(where + " order by position", values)
                .range(0, page.rowsToRead() - 1)
                .list();
    }

    private static SelfAuditEntity known(SelfAuditEntity row) {
        if (row == null) {
            throw new Refusal(AuditProblem.AUDIT_UNKNOWN);
        }
        return row;
    }
}
