package dev.pipl.crossborder.correction.adapter;

import dev.pipl.crossborder.correction.Correction;
import dev.pipl.crossborder.correction.CorrectionKind;
import dev.pipl.crossborder.correction.CorrectionState;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.correction.CorrectionReason;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A correction over the wire; every field is always there. */
@Schema(name = "Correction")
record CorrectionView(
        String id,
        String handlerId,
        CorrectionKind kind,

        @Schema(description = "APPROVED is about to be applied; LAPSED found nothing left to change. 状态。")
        CorrectionState state,

        long version,
        Correction.Origin origin,
        @Schema(nullable = true) String source,
        @Schema(nullable = true) String eventId,
        @Schema(nullable = true) String replacementEventId,
        @Schema(nullable = true) Integer year,
        @Schema(nullable = true) CorrectionReason reasonCode,
        String reason,
        String evidence,
        String proposedBy,
        OffsetDateTime proposedAt,
        @Schema(nullable = true) Decided decision,

        @Schema(
                nullable = true,
                description = "The ledger's row; asOfSequence of it and of the one before show both figures. 台账行。")
        Effect effect) {

    /** By the second person. */
    @Schema(name = "CorrectionDecided")
    record Decided(String by, OffsetDateTime at, String reason) {}

    /** Where the correction stands in the ledger. */
    @Schema(name = "CorrectionEffect")
    record Effect(int year, long ledgerSequence) {}

    static CorrectionView of(Correction correction) {
        return new CorrectionView(
                correction.id(),
                correction.handlerId(),
                correction.kind(),
                correction.state(),
                correction.version(),
                correction.origin(),
                correction.event().map(EventIdentity::source).orElse(null),
                correction.event().map(EventIdentity::id).orElse(null),
                correction.replacementEventId().orElse(null),
                correction.year().isPresent() ? correction.year().getAsInt() : null,
                correction.reasonCode().orElse(null),
                correction.reason(),
                correction.evidence(),
                correction.proposedBy(),
                BeijingCalendar.at(correction.proposedAt()),
                correction
                        .decision()
                        .map(made -> new Decided(made.by(), BeijingCalendar.at(made.at()), made.reason()))
                        .orElse(null),
                correction
                        .effect()
                        .map(effect -> new Effect(effect.year(), effect.sequence()))
                        .orElse(null));
    }
}
