package dev.pipl.certification.certificate.adapter;

import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.Visibility;
import dev.pipl.certification.handler.adapter.Holders;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may do what with a certificate, its holder's province looked up. */
@ApplicationScoped
class CertificatePermits {
    static final Role[] READERS = {Role.CERTIFICATION_BODY, Role.HANDLER_OFFICER, Role.REGULATOR, Role.OPERATOR};

    private final Holders holders;

    CertificatePermits(Holders holders) {
        this.holders = holders;
    }

    /** The caller, or first 404 for what is not his, then 403. */
    Uni<Caller> require(Caller caller, CertificateEntity row, Role... allowed) {
        return holders.province(row.handlerId)
                .map(province -> Visibility.require(
                        caller,
                        row.bodyId,
                        row.handlerId,
                        province.orElse(null),
                        CertificationProblem.CERTIFICATE_UNKNOWN,
                        allowed));
    }
}
