package dev.pipl.crossborder.rejudging.adapter;

import dev.pipl.crossborder.rejudging.Difference;
import dev.pipl.crossborder.rejudging.Rejudging;
import dev.pipl.crossborder.rejudging.Supposed;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Re-judgings as they go over the wire. */
final class RejudgingViews {

    private RejudgingViews() {}

    /** What a caller orders. */
    @Schema(name = "RejudgingForm")
    record Form(
            @Schema(required = true) Rejudging.Kind kind,
            @Schema(required = true) Integer year,

            @Schema(description = "The numbers of a rehearsal. 预演所设的数值。")
            List<Supposed> amendments,

            @Schema(description = "Absent for all. 缺省为全部处理者。")
            List<String> handlerIds) {}

    /** {@code GET /rejudgings/{id}}. */
    @Schema(name = "Rejudging")
    record View(
            String id,
            Rejudging.Kind kind,
            Rejudging.State state,
            int year,
            List<Supposed> amendments,
            @Schema(nullable = true) String ruleVersion,
            @Schema(nullable = true) LocalDate ruleInForce,
            @Schema(nullable = true) List<String> handlerIds,
            String requestedBy,
            OffsetDateTime requestedAt,

            @Schema(description = "Handler-years to judge. 待判定的台账数。")
            long total,

            @Schema(description = "Handler-years judged. 已判定的台账数。")
            long done,

            @Schema(nullable = true) OffsetDateTime endedAt,
            @Schema(nullable = true) String failure) {

        static View of(Rejudging rejudging) {
            return new View(
                    rejudging.id(),
                    rejudging.kind(),
                    rejudging.state(),
                    rejudging.year(),
                    rejudging.supposed(),
                    rejudging.ruleVersion(),
                    rejudging.ruleInForce(),
                    rejudging.handlerIds(),
                    rejudging.requestedBy(),
                    BeijingCalendar.at(rejudging.requestedAt()),
                    rejudging.total(),
                    rejudging.done(),
                    rejudging.endedAt() == null ? null : BeijingCalendar.at(rejudging.endedAt()),
                    rejudging.failure());
        }
    }

    /** For the contract only. */
    @Schema(name = "RejudgingDifferences")
    record Differences(List<Difference> items, String next) {}
}
