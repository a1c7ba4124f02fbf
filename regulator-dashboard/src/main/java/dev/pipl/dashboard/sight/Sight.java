package dev.pipl.dashboard.sight;

import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import java.util.Set;

/**
 * Whose matters a caller may look at: a national regulator and an operator everybody's, a provincial regulator those of
 * the handlers of its province, an officer those of its own handlers. What concerns no single handler is seen only by
 * those who see everything.
 *
 * @param everything whether there is no limit; the sets are then empty
 * @param provinces such as {@code CN-11}
 * @param handlers ids
 */
public record Sight(boolean everything, Set<String> provinces, Set<String> handlers) {
    public Sight {
        provinces = everything ? Set.of() : Set.copyOf(provinces);
        handlers = everything ? Set.of() : Set.copyOf(handlers);
    }

    public static Sight of(Caller caller) {
        return new Sight(
                caller.is(Role.OPERATOR) || caller.isNationalRegulator(),
                caller.provinces(),
                caller.is(Role.HANDLER_OFFICER) ? caller.tenants() : Set.of());
    }

    /** Whether the handler's province matters to what is seen. */
    public boolean asksForProvince() {
        return !provinces.isEmpty();
    }

    /**
     * For a sight that does not ask for provinces.
     *
     * @param handlerId null for what concerns no single handler
     */
    public boolean covers(String handlerId) {
        return everything || (handlerId != null && handlers.contains(handlerId));
    }
}
