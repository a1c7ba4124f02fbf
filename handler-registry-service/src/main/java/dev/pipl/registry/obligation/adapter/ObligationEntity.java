package dev.pipl.registry.obligation.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.pipl.events.EventJson;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.duty.DeadlineKind;
import dev.pipl.law.duty.Duty;
import dev.pipl.registry.obligation.Discharge;
import dev.pipl.registry.obligation.Obligation;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A row of {@code obligation}. */
@Entity
@Table(name = "obligation")
public class ObligationEntity extends PanacheEntityBase {
    @Id
    public String id;

    @Column(name = "handler_id")
    public String handlerId;

    public String code;

    @Column(name = "title_zh")
    public String titleZh;

    @Column(name = "title_en")
    public String titleEn;

    public String provision;

    @Column(name = "citation_zh")
    public String citationZh;

    @Column(name = "citation_en")
    public String citationEn;

    public LocalDate since;

    @Column(name = "due_on")
    public LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "deadline_kind", columnDefinition = "text")
    public DeadlineKind deadlineKind;

    @Column(name = "calendar_version")
    public String calendarVersion;

    public boolean provisional;

    @Column(name = "rule_version")
    public String ruleVersion;

    @Column(columnDefinition = "text")
    public String findings;

    @Column(name = "discharged_on")
    public LocalDate dischargedOn;

    @Column(name = "discharge_reason")
    public String dischargeReason;

    public String evidence;

    @Column(name = "discharged_by")
    public String dischargedBy;

    @Column(name = "overdue_announced")
    public boolean overdueAnnounced;

    static ObligationEntity of(Obligation obligation) {
        ObligationEntity entity = new ObligationEntity();
        Duty duty = obligation.duty();
        entity.id = obligation.id();
        entity.handlerId = obligation.handlerId();
        entity.code = duty.code();
        entity.titleZh = duty.title().zh();
        entity.titleEn = duty.title().en();
        entity.provision = duty.provision();
        entity.citationZh = duty.citation().zh();
        entity.citationEn = duty.citation().en();
        entity.since = duty.since();
        entity.dueOn = duty.dueOn().orElse(null);
        entity.deadlineKind = duty.deadlineKind();
        entity.calendarVersion = duty.calendarVersion().orElse(null);
        entity.provisional = duty.provisional();
        entity.ruleVersion = duty.ruleVersion();
        entity.findings = EventJson.mapper().valueToTree(duty.findings()).toString();
        entity.take(obligation);
        return entity;
    }

    /** What changes in the life of an obligation. */
    void take(Obligation obligation) {
        Discharge discharge = obligation.discharge();
        dischargedOn = discharge == null ? null : discharge.on();
        dischargeReason = discharge == null ? null : discharge.reason();
        evidence = discharge == null ? null : discharge.evidence();
        dischargedBy = discharge == null ? null : discharge.by();
        overdueAnnounced = obligation.overdueAnnounced();
    }

    Obligation toObligation() {
        Duty duty = new Duty(
                code,
                new Bilingual(titleZh, titleEn),
                provision,
                new Bilingual(citationZh, citationEn),
                since,
                Optional.ofNullable(dueOn),
                deadlineKind,
                Optional.ofNullable(calendarVersion),
                provisional,
                readFindings(),
                ruleVersion);
        Discharge discharge =
                dischargedOn == null ? null : new Discharge(dischargedOn, dischargeReason, evidence, dischargedBy);
        return new Obligation(id, handlerId, duty, discharge, overdueAnnounced);
    }

    private List<Finding> readFindings() {
        try {
            return EventJson.mapper().readValue(findings, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the findings of obligation " + id + " cannot be read", e);
        }
    }
}
