package dev.pipl.certification.certificate.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pipl.certification.adapter.Json;
import dev.pipl.certification.certificate.ScopeCondition;
import dev.pipl.certification.certificate.ScopeDeparture;
import dev.pipl.law.Finding;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A departure as it was told to the body, and with which decision the body answered. */
@Entity
@Table(name = "scope_finding")
public class ScopeFindingEntity extends PanacheEntityBase {
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    @Id
    public String id;

    @Column(insertable = false, updatable = false)
    public Long position;

    public String certificateNumber;
    public String bodyId;
    public String handlerId;

    @Enumerated(EnumType.STRING)
    public ScopeCondition condition;

    public String causeKey;

    @Column(name = "year")
    public int calendarYear;

    public String causeEventId;
    public Instant occurredAt;
    public Instant raisedAt;
    public String findings;
    public String answeredBy;
    public LocalDate answeredOn;

    @Version
    public long version;

    static ScopeFindingEntity of(ScopeDeparture departure, Instant now) {
        ScopeFindingEntity row = new ScopeFindingEntity();
        row.id = departure.id();
        row.certificateNumber = departure.certificateNumber();
        row.bodyId = departure.bodyId();
        row.handlerId = departure.handlerId();
        row.condition = departure.condition();
        row.causeKey = departure.causeKey();
        row.calendarYear = departure.year();
        row.causeEventId = departure.causeEventId();
        row.occurredAt = departure.occurredAt().toInstant();
        row.raisedAt = now;
        row.findings = Json.write(departure.findings());
        return row;
    }

    List<Finding> lawFindings() {
        return Json.read(findings, FINDINGS);
    }
}
