package dev.pipl.audit.duty.adapter;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A report that closed a period. */
@Entity
@Table(name = "audit_cycle")
public class CycleEntity extends PanacheEntityBase {
    @Id
    public String auditId;

    public String handlerId;
    public LocalDate reportedOn;
}
