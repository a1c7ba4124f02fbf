package dev.pipl.certification.platform.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pipl.certification.adapter.Json;
import dev.pipl.certification.platform.PlatformReport;
import dev.pipl.certification.platform.ReportCause;
import dev.pipl.certification.platform.ReportedScope;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.WorkdayCount;
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

/** A report as a row of the queue: without a receipt it is still owed. */
@Entity
@Table(name = "platform_report")
public class PlatformReportEntity extends PanacheEntityBase {
    private static final TypeReference<ReportedScope> SCOPE = new TypeReference<>() {};

    @Id
    public String id;

    @Column(insertable = false, updatable = false)
    public Long position;

    public String certificateNumber;
    public String bodyId;
    public String handlerId;
    public String holderNameZh;
    public String holderNameEn;
    public String scope;

    @Enumerated(EnumType.STRING)
    public ReportCause cause;

    public LocalDate since;
    public LocalDate dueOn;
    public String dueCalendar;
    public boolean dueProvisional;

    public int attempts;
    public Instant lastSentAt;
    public String lastFailure;
    public String receipt;
    public Instant receiptedAt;
    public Boolean late;

    @Version
    public long version;

    static PlatformReportEntity of(PlatformReport report) {
        PlatformReportEntity row = new PlatformReportEntity();
        row.id = report.id();
        row.certificateNumber = report.certificateNumber();
        row.bodyId = report.bodyId();
        row.handlerId = report.handlerId();
        row.holderNameZh = report.holderName().zh();
        row.holderNameEn = report.holderName().en();
        row.scope = Json.write(report.scope());
        row.cause = report.cause();
        row.since = report.since();
        row.dueOn = report.due().date();
        row.dueCalendar = report.due().calendarVersion();
        row.dueProvisional = report.due().provisional();
        return row;
    }

    public PlatformReport toReport() {
        return new PlatformReport(
                id,
                certificateNumber,
                bodyId,
                handlerId,
                new Bilingual(holderNameZh, holderNameEn),
                Json.read(scope, SCOPE),
                cause,
                since,
                new WorkdayCount(dueOn, dueCalendar, dueProvisional));
    }
}
