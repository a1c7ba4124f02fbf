package dev.pipl.audit.duty.adapter;

import dev.pipl.audit.duty.DetermineAuditDuty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The law, read once. */
@ApplicationScoped
class LawBeans {
    @Produces
    @Singleton
    DetermineAuditDuty duties() {
        return DetermineAuditDuty.load();
    }
}
