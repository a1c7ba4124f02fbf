package dev.pipl.certification.certificate.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pipl.certification.adapter.Json;
import dev.pipl.certification.certificate.Certificate;
import dev.pipl.certification.certificate.CertificateState;
import dev.pipl.certification.certificate.Scope;
import dev.pipl.certification.certificate.Suspension;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;

/** A certificate as a row. That it has expired is not stored: it follows from the last day. */
@Entity
@Table(name = "certificate")
public class CertificateEntity extends PanacheEntityBase {
    private static final TypeReference<Scope> SCOPE = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    @Id
    public String number;

    @Column(insertable = false, updatable = false)
    public Long position;

    public String bodyId;
    public String handlerId;
    public String holderNameZh;
    public String holderNameEn;
    public String scope;
    public LocalDate issuedOn;
    public LocalDate validUntil;
    public LocalDate renewalDueOn;
    public String status;
    public LocalDate statusSince;

    @Enumerated(EnumType.STRING)
    public Suspension.Ground suspensionGround;

    public String suspensionReason;
    public String findingReference;
    public String findings;

    @Version
    public long version;

    static CertificateEntity of(Certificate certificate) {
        CertificateEntity row = new CertificateEntity();
        row.number = certificate.number();
        row.bodyId = certificate.bodyId();
        row.handlerId = certificate.handlerId();
        row.holderNameZh = certificate.holderName().zh();
        row.holderNameEn = certificate.holderName().en();
        row.scope = Json.write(certificate.scope());
        row.issuedOn = certificate.issuedOn();
        row.validUntil = certificate.validUntil();
        row.renewalDueOn = certificate.renewalDueOn();
        row.findings = Json.write(certificate.findings());
        row.take(certificate.state());
        return row;
    }

    /** Takes over what a decision of the body changes. */
    void take(CertificateState state) {
        status = state.wireName();
        statusSince = state.since();
        if (state instanceof CertificateState.Suspended suspended) {
            suspensionGround = suspended.decision().ground();
            suspensionReason = suspended.decision().reason();
            findingReference = suspended.decision().findingReference();
        }
    }

    public Certificate toCertificate() {
        return new Certificate(
                number,
                bodyId,
                handlerId,
                new Bilingual(holderNameZh, holderNameEn),
                Json.read(scope, SCOPE),
                issuedOn,
                validUntil,
                renewalDueOn,
                state(),
                Json.read(findings, FINDINGS));
    }

    private CertificateState state() {
        return switch (status) {
            case "VALID" -> new CertificateState.Valid(statusSince);
            case "SUSPENDED" ->
                new CertificateState.Suspended(
                        new Suspension(suspensionGround, suspensionReason, findingReference, statusSince));
            default -> throw new IllegalStateException("no certificate state " + status);
        };
    }
}
