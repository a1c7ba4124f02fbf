package dev.pipl.registry.handler.adapter;

import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.registry.RegistryProblem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;

/** The handlers in the database. */
@ApplicationScoped
public class HandlerStore implements PanacheRepositoryBase<HandlerEntity, String> {
    private static final String CREDIT_CODE_KEY = "handler_credit_code_key";

    /** The handler, or 404. */
    public Uni<HandlerEntity> get(String id) {
        return findById(id).onItem().ifNull().failWith(() -> new Refusal(CommonProblem.HANDLER_UNKNOWN));
    }

    /** The handler, or 404; nobody else changes it until this transaction ends. */
    public Uni<HandlerEntity> lock(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(CommonProblem.HANDLER_UNKNOWN));
    }

    /** Makes the change known to the database now; 409 when the credit code is somebody else's. */
    Uni<Void> flushChange() {
        return flush().onFailure(HandlerStore::isCreditCodeTaken)
                .transform(taken -> new Refusal(RegistryProblem.CREDIT_CODE_TAKEN));
    }

    private static boolean isCreditCodeTaken(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation
                    && CREDIT_CODE_KEY.equals(violation.getConstraintName())) {
                return true;
            }
            if (cause.getMessage() != null && cause.getMessage().contains(CREDIT_CODE_KEY)) {
                return true;
            }
        }
        return false;
    }

    /** The caller's handlers, oldest registration first. */
    Uni<List<HandlerEntity>> list(Caller caller, PageRequest page) {
        long after = page.after().map(cursor -> cursor.number(0)).orElse(0L);
        Map<String, Object> parameters = new HashMap<>(Map.of("after", after));
        String query = "number > :after";
        if (!caller.is(Role.OPERATOR) && !caller.isNationalRegulator()) {
            query += " and (id in :own or province in :provinces)";
            parameters.put("own", caller.tenants());
            parameters.put("provinces", caller.provinces());
        }
        return find(query + " order by number", parameters)
                .range(0, page.rowsToRead() - 1)
                .list();
    }

    static Cursor cursor(HandlerEntity handler) {
        return Cursor.of(handler.number);
    }
}
