package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.mechanism.Certificates;
import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.events.EventType;
import dev.pipl.events.certification.CertificateIssued;
import dev.pipl.events.certification.CertificateSuspended;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Keeps every certificate that the certification service told of, with when it was in force. */
@ApplicationScoped
public class CertificateProjection implements JdbcSubscription {

    private final PgMechanisms mechanisms;
    private final Clock clock;

    CertificateProjection(PgMechanisms mechanisms, Clock clock) {
        this.mechanisms = mechanisms;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Mechanisms.PROJECTION;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.CERTIFICATE_ISSUED, EventType.CERTIFICATE_SUSPENDED);
    }

    @Override
    public void apply(Connection transaction, Received event) throws SQLException {
        Instant toldAt =
                event.event().time() == null ? clock.instant() : event.event().time();
        if (event.type() == EventType.CERTIFICATE_ISSUED) {
            CertificateIssued issued = event.dataAs(CertificateIssued.class);
            Optional<Dossier> known = known(transaction, issued.number());
            store(transaction, known, Certificates.issued(known, issued, toldAt));
        } else {
            CertificateSuspended suspended = event.dataAs(CertificateSuspended.class);
            Optional<Dossier> known = known(transaction, suspended.number());
            store(transaction, known, Certificates.suspended(known, suspended, toldAt));
        }
    }

    private Optional<Dossier> known(Connection transaction, String number) throws SQLException {
        return mechanisms.findForUpdate(transaction, Certificates.id(number));
    }

    private void store(Connection transaction, Optional<Dossier> known, Dossier now) throws SQLException {
        if (known.isEmpty()) {
            mechanisms.insert(transaction, now, "service:certification");
        } else if (!known.get().equals(now)) {
            mechanisms.update(transaction, now);
        }
    }
}
