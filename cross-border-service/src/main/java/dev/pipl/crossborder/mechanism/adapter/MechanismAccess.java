package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.MechanismProblem;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens a mechanism: another handler's is as unknown as one that does not exist. */
@ApplicationScoped
public class MechanismAccess {

    private final PgMechanisms mechanisms;
    private final Access access;

    MechanismAccess(PgMechanisms mechanisms, Access access) {
        this.mechanisms = mechanisms;
        this.access = access;
    }

    /** The mechanism, or 404 {@code mechanism-unknown}, or 403, in this order. */
    Dossier require(String id, Role... allowed) {
        Dossier dossier = mechanisms.find(id).orElseThrow(() -> new Refusal(MechanismProblem.MECHANISM_UNKNOWN));
        try {
            access.handler(dossier.handlerId(), allowed);
            return dossier;
        } catch (Refusal refusal) {
            throw refusal.problem() == CommonProblem.HANDLER_UNKNOWN
                    ? new Refusal(MechanismProblem.MECHANISM_UNKNOWN)
                    : refusal;
        }
    }
}
