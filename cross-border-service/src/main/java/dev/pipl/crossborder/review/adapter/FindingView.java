package dev.pipl.crossborder.review.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.review.FindingSubject;
import dev.pipl.crossborder.review.StoredFinding;
import dev.pipl.crossborder.review.TransferFinding;
import dev.pipl.events.alert.Severity;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A finding over the wire. */
@Schema(name = "TransferFinding", description = "What was wrong with transfers of one day. 某日出境记录的问题。")
record FindingView(
        String id,
        String handlerId,
        int year,
        String code,
        Severity severity,
        Bilingual title,
        Subject subject,

        @Schema(description = "Beijing day of the transfers. 出境日期。")
        LocalDate day,

        @Schema(description = "All that are touched, the leading one first. 涉及条款，首条为主。")
        List<String> provisions,

        Bilingual citation,

        @Schema(description = "The provision's answer. 条款的结论。")
        String outcome,

        @Schema(description = "Facts asked, of the first transfer judged. 首条记录的判断依据。")
        Map<String, Object> inputs,

        String ruleVersion,
        @Schema(description = "How many transfers. 记录条数。") long events,
        FlowView.Edge first,
        FlowView.Edge last,

        @Schema(description = "RESOLVED: judged again, it no longer holds. 再次核查后不再成立。")
        StoredFinding.State state,

        @JsonInclude(JsonInclude.Include.NON_NULL) Bilingual resolution,
        OffsetDateTime foundAt,

        @Schema(description = "By what was on record then. 依当时在案事实。")
        OffsetDateTime reviewedAt) {

    private static final Bilingual RESOLVED = new Bilingual(
            "依再次核查时在案的事实，该问题不再成立；记录保留",
            "By what was on record at the last review it no longer holds; it stays on record");

    /** Absent parts do not matter to the finding. */
    @Schema(name = "FindingSubject")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Subject(String recipientId, String purpose, String mechanismId, String detail) {

        static Subject of(FindingSubject subject) {
            return new Subject(
                    subject.recipientId(),
                    subject.purpose().orElse(null),
                    subject.mechanismId().orElse(null),
                    subject.detail().orElse(null));
        }
    }

    static FindingView of(StoredFinding stored) {
        TransferFinding finding = stored.finding();
        TransferFinding.Key key = finding.key();
        return new FindingView(
                key.id(),
                key.handlerId(),
                key.year(),
                key.defect().code(),
                key.defect().severity(),
                key.defect().title(),
                Subject.of(key.subject()),
                key.day(),
                finding.provisions(),
                finding.finding().citation(),
                finding.finding().outcome(),
                finding.finding().inputs(),
                finding.finding().ruleVersion(),
                finding.events(),
                FlowView.Edge.of(finding.first()),
                FlowView.Edge.of(finding.last()),
                stored.state(),
                stored.state() == StoredFinding.State.RESOLVED ? RESOLVED : null,
                BeijingCalendar.at(stored.foundAt()),
                BeijingCalendar.at(stored.reviewedAt()));
    }
}
