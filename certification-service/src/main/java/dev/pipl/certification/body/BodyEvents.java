package dev.pipl.certification.body;

import dev.pipl.events.Wording;
import dev.pipl.events.certification.BodyFiled;
import dev.pipl.events.certification.BodyRejected;

/** What the others are told of certification bodies. */
public final class BodyEvents {
    private BodyEvents() {}

    public static BodyFiled filed(CertificationBody body, FilingState.Filed state) {
        return new BodyFiled(body.id(), name(body), body.qualifiedOn(), state.filedOn());
    }

    public static BodyRejected rejected(CertificationBody body, FilingState.Rejected state) {
        return new BodyRejected(body.id(), name(body), body.qualifiedOn(), state.rejectedOn(), state.reasons());
    }

    private static Wording name(CertificationBody body) {
        return new Wording(body.name().zh(), body.name().en());
    }
}
