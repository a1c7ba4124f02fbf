package dev.pipl.crossborder.succession.adapter;

import dev.pipl.crossborder.succession.Succession;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code GET /successions/{id}}. */
@Schema(name = "Succession")
record SuccessionView(
        String id,
        String predecessorId,
        String successorId,
        LocalDate effectiveOn,
        Succession.Kind kind,
        String evidence,
        Succession.State state,
        String proposedBy,
        OffsetDateTime proposedAt,
        @Schema(nullable = true) String decidedBy,
        @Schema(nullable = true) OffsetDateTime decidedAt,
        @Schema(nullable = true) String decisionReason,

        @Schema(nullable = true, description = "Null until the taking over began. 承继开始前为空。")
        Progress progress) {

    /** How far the taking over has come. */
    @Schema(name = "SuccessionProgress")
    record Progress(
            @Schema(description = "Whether each person counts once; else the union is an interval. 是否逐人去重。")
            boolean matched,

            long predecessorSequence,
            int parts,
            int done) {}

    static SuccessionView of(Succession succession) {
        Succession.Progress progress = succession.progress();
        return new SuccessionView(
                succession.id(),
                succession.predecessorId(),
                succession.successorId(),
                succession.effectiveOn(),
                succession.kind(),
                succession.evidence(),
                succession.state(),
                succession.proposedBy(),
                BeijingCalendar.at(succession.proposedAt()),
                succession.decidedBy(),
                succession.decidedAt() == null ? null : BeijingCalendar.at(succession.decidedAt()),
                succession.decisionReason(),
                progress == null
                        ? null
                        : new Progress(
                                progress.matched(), progress.predecessorSequence(), progress.parts(), progress.done()));
    }
}
