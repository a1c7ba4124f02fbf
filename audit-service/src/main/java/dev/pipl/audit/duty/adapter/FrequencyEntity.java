package dev.pipl.audit.duty.adapter;

import dev.pipl.audit.duty.OwnFrequency;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A declared frequency as a row; none is ever changed, the latest holds. */
@Entity
@Table(name = "audit_frequency")
public class FrequencyEntity extends PanacheEntityBase {
    @Id
    public String id;

    @Column(insertable = false, updatable = false)
    public Long position;

    public String handlerId;
    public int years;
    public LocalDate declaredOn;

    OwnFrequency toFrequency() {
        return new OwnFrequency(years, declaredOn);
    }
}
