package dev.pipl.registry.officer.adapter;

import dev.pipl.registry.officer.Officer;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Generated;

/** A row of {@code protection_officer}. */
@Entity
@Table(name = "protection_officer")
public class OfficerEntity extends PanacheEntityBase {
    @Id
    public String id;

    @Generated
    @Column(insertable = false, updatable = false)
    public Long number;

    @Column(name = "handler_id")
    public String handlerId;

    public String name;

    public String contact;

    @Column(name = "designated_on")
    public LocalDate designatedOn;

    @Column(name = "reported_on")
    public LocalDate reportedOn;

    @Column(name = "report_evidence")
    public String reportEvidence;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    static OfficerEntity of(String handlerId, Officer officer, Instant now) {
        OfficerEntity entity = new OfficerEntity();
        entity.id = officer.id();
        entity.handlerId = handlerId;
        entity.name = officer.name();
        entity.contact = officer.contact();
        entity.designatedOn = officer.designatedOn();
        entity.reportedOn = officer.reportedOn();
        entity.reportEvidence = officer.reportEvidence();
        entity.recordedAt = now;
        return entity;
    }

    Officer toOfficer() {
        return new Officer(id, name, contact, designatedOn, reportedOn, reportEvidence);
    }
}
