package dev.pipl.registry.obligation.adapter;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** The report of an audit that covered everything that applied, as audit told it. */
@Entity
@Table(name = "audit_report")
public class AuditReportEntity extends PanacheEntityBase {
    @Id
    @Column(name = "audit_id")
    public String auditId;

    @Column(name = "handler_id")
    public String handlerId;

    @Column(name = "reported_on")
    public LocalDate reportedOn;
}
