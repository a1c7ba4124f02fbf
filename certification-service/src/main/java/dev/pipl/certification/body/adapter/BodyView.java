package dev.pipl.certification.body.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.certification.body.CertificationBody;
import dev.pipl.certification.body.FilingMaterial;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.WorkdayCount;
import java.time.LocalDate;
import java.util.Map;

/** A certification body as it is answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BodyView(String id, Bilingual name, LocalDate qualifiedOn, FilingView filing) {

    /** Its filing; what has not happened is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FilingView(
            String status,
            LocalDate dueOn,
            String calendarVersion,
            boolean provisional,
            LocalDate submittedOn,
            boolean late,
            Map<FilingMaterial, String> materials,
            LocalDate replyDueOn,
            String replyCalendarVersion,
            Boolean replyProvisional,
            LocalDate decidedOn,
            LocalDate publicisedOn,
            String reasons) {}

    static BodyView of(BodyEntity row) {
        CertificationBody body = row.toBody();
        WorkdayCount reply = body.replyDue();
        return new BodyView(
                body.id(),
                body.name(),
                body.qualifiedOn(),
                new FilingView(
                        body.filing().wireName(),
                        body.filingDue().date(),
                        body.filingDue().calendarVersion(),
                        body.filingDue().provisional(),
                        row.submittedOn,
                        body.filedLate(),
                        body.materials().isEmpty() ? null : body.materials(),
                        reply == null ? null : reply.date(),
                        reply == null ? null : reply.calendarVersion(),
                        reply == null ? null : reply.provisional(),
                        row.decidedOn,
                        row.publicisedOn,
                        row.rejectionReasons));
    }
}
