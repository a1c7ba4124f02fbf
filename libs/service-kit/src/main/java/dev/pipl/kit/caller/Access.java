package dev.pipl.kit.caller;

import dev.pipl.kit.caller.adapter.CallerOfToken;
import dev.pipl.kit.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/**
 * {@link Caller}'s rules for the request at hand. Each method returns the caller, for the trail, or throws: 404 before
 * 403. An endpoint that asks none of them is open to every authenticated caller; there should be none.
 */
@ApplicationScoped
public class Access {
    private final CallerOfToken token;
    private final Instance<HandlerProvinces> provinces;

    Access(CallerOfToken token, Instance<HandlerProvinces> provinces) {
        this.token = token;
        this.provinces = provinces;
    }

    /** Who asks, without any check. */
    public Caller caller() {
        return token.caller();
    }

    public Caller role(Role... allowed) {
        return caller().requireRole(allowed);
    }

    /** Asks {@link HandlerProvinces} when a provincial regulator is the caller: only on worker threads. */
    public Caller handler(String handlerId, Role... allowed) {
        Caller caller = caller();
        String province = caller.provinces().isEmpty() || !provinces.isResolvable()
                ? null
                : provinces.get().provinceOf(handlerId).orElse(null);
        return caller.requireHandler(handlerId, province, allowed);
    }

    /** For services that have the province at hand (null = none), also on the event loop. */
    public Caller handlerIn(String province, String handlerId, Role... allowed) {
        return caller().requireHandler(handlerId, province, allowed);
    }

    /** For agencies and certification bodies. */
    public Caller tenant(Role owner, String tenantId, ProblemCode unknown, Role... allowed) {
        return caller().requireTenant(owner, tenantId, unknown, allowed);
    }
}
