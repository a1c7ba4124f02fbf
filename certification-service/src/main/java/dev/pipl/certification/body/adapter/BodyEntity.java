package dev.pipl.certification.body.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pipl.certification.adapter.Json;
import dev.pipl.certification.body.CertificationBody;
import dev.pipl.certification.body.FilingMaterial;
import dev.pipl.certification.body.FilingState;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.WorkdayCount;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Map;

/** A certification body as a row. */
@Entity
@Table(name = "certification_body")
public class BodyEntity extends PanacheEntityBase {
    private static final TypeReference<Map<FilingMaterial, String>> MATERIALS = new TypeReference<>() {};

    @Id
    public String id;

    @Column(insertable = false, updatable = false)
    public Long position;

    public String nameZh;
    public String nameEn;
    public LocalDate qualifiedOn;
    public LocalDate filingDueOn;
    public String filingCalendar;
    public boolean filingProvisional;
    public String filingState;
    public LocalDate submittedOn;
    public boolean filedLate;
    public String materials;
    public LocalDate replyDueOn;
    public String replyCalendar;
    public Boolean replyProvisional;
    public LocalDate decidedOn;
    public LocalDate publicisedOn;
    public String rejectionReasons;

    @Version
    public long version;

    static BodyEntity of(CertificationBody body) {
        BodyEntity row = new BodyEntity();
        row.id = body.id();
        row.nameZh = body.name().zh();
        row.nameEn = body.name().en();
        row.qualifiedOn = body.qualifiedOn();
        row.filingDueOn = body.filingDue().date();
        row.filingCalendar = body.filingDue().calendarVersion();
        row.filingProvisional = body.filingDue().provisional();
        row.take(body);
        return row;
    }

    /** Takes over what a step of the filing can change. */
    void take(CertificationBody body) {
        filingState = body.filing().wireName();
        filedLate = body.filedLate();
        materials = Json.write(body.materials());
        if (body.replyDue() != null) {
            replyDueOn = body.replyDue().date();
            replyCalendar = body.replyDue().calendarVersion();
            replyProvisional = body.replyDue().provisional();
        }
        decidedOn = null;
        publicisedOn = null;
        rejectionReasons = null;
        if (body.filing() instanceof FilingState.Submitted submitted) {
            submittedOn = submitted.submittedOn();
        } else if (body.filing() instanceof FilingState.Filed filed) {
            decidedOn = filed.filedOn();
            publicisedOn = filed.publicisedOn();
        } else if (body.filing() instanceof FilingState.Rejected rejected) {
            decidedOn = rejected.rejectedOn();
            rejectionReasons = rejected.reasons();
        }
    }

    public CertificationBody toBody() {
        return new CertificationBody(
                id,
                new Bilingual(nameZh, nameEn),
                qualifiedOn,
                new WorkdayCount(filingDueOn, filingCalendar, filingProvisional),
                state(),
                Json.read(materials, MATERIALS),
                filedLate,
                replyDueOn == null ? null : new WorkdayCount(replyDueOn, replyCalendar, replyProvisional));
    }

    private FilingState state() {
        return switch (filingState) {
            case "QUALIFIED" -> new FilingState.Qualified();
            case "FILING_SUBMITTED" -> new FilingState.Submitted(submittedOn);
            case "FILED" -> new FilingState.Filed(decidedOn, publicisedOn);
            case "REJECTED" -> new FilingState.Rejected(decidedOn, rejectionReasons);
            default -> throw new IllegalStateException("no filing state " + filingState);
        };
    }
}
