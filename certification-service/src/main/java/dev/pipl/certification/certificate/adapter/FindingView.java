package dev.pipl.certification.certificate.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.certification.certificate.ScopeCondition;
import dev.pipl.law.Finding;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** A finding as it is answered: open until the body names it in a decision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingView(
        String id,
        String certificateNumber,
        String bodyId,
        String handlerId,
        ScopeCondition condition,
        int year,
        String causeEventId,
        OffsetDateTime occurredAt,
        OffsetDateTime raisedAt,
        String status,
        String answeredBy,
        LocalDate answeredOn,
        List<Finding> findings) {

    static FindingView of(ScopeFindingEntity row) {
        return new FindingView(
                row.id,
                row.certificateNumber,
                row.bodyId,
                row.handlerId,
                row.condition,
                row.calendarYear,
                row.causeEventId,
                BeijingCalendar.at(row.occurredAt),
                BeijingCalendar.at(row.raisedAt),
                row.answeredBy == null ? "OPEN" : "ANSWERED",
                row.answeredBy,
                row.answeredOn,
                row.lawFindings());
    }
}
