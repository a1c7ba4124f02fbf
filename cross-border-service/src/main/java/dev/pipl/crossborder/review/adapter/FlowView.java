package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.review.Flow;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A flow over the wire. */
@Schema(name = "Flow", description = "Transfers that agree in all of their kind. 同类出境记录的汇总。")
record FlowView(
        String id,
        String handlerId,
        int year,
        String recipientId,
        String purpose,
        List<String> categories,

        @Schema(description = "nonSensitive, sensitive. 所含信息类别。")
        List<String> classes,

        LegalBasis legalBasis,

        @Schema(description = "Recorded transfers, exempt ones too. 记录条数，含豁免。")
        long events,

        @Schema(description = "Persons per transfer and class, summed: one sent twice counts twice. 人次，非人数。")
        Occurrences occurrences,

        Edge first,
        Edge last) {

    /** Not distinct persons. */
    @Schema(name = "FlowOccurrences")
    record Occurrences(long nonSensitive, long sensitive) {}

    /** The earliest or the latest transfer, by when it took place. */
    @Schema(name = "FlowEdge")
    record Edge(OffsetDateTime occurredAt, String eventId) {

        static Edge of(Flow.Occurrence occurrence) {
            return new Edge(BeijingCalendar.at(occurrence.at()), occurrence.eventId());
        }
    }

    static FlowView of(Flow flow) {
        Flow.Key key = flow.key();
        return new FlowView(
                key.id(),
                key.handlerId(),
                key.year(),
                key.recipientId(),
                key.purpose(),
                List.copyOf(key.sortedCategories()),
                List.copyOf(key.classNames()),
                key.legalBasis(),
                flow.events(),
                new Occurrences(flow.nonSensitiveOccurrences(), flow.sensitiveOccurrences()),
                Edge.of(flow.first()),
                Edge.of(flow.last()));
    }
}
