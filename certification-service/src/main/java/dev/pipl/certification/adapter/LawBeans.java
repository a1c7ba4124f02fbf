package dev.pipl.certification.adapter;

import dev.pipl.certification.CertificationLaw;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The law, read once. */
@ApplicationScoped
class LawBeans {
    @Produces
    @Singleton
    CertificationLaw law() {
        return CertificationLaw.load();
    }
}
