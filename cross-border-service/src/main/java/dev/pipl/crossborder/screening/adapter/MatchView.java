package dev.pipl.crossborder.screening.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.screening.ScreenNames;
import dev.pipl.crossborder.screening.ScreeningMatch;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A screening match as it goes over the wire. */
@Schema(name = "ScreeningMatch")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MatchView(
        String id,
        String handlerId,
        String recipientId,
        long recipientVersion,
        String listEntryId,
        long listEntryVersion,

        @Schema(description = "EXACT: same name and country. POSSIBLE: to be decided. 名称与国家相同；或者待人认定。")
        ScreenNames.Certainty certainty,

        @Schema(description = "Likeness of the two names, up to 1. 两个名称的相似度，最高为 1。")
        double score,

        String recipientName,
        String listedName,
        long version,

        @Schema(description = "All but CLEARED block. 除 CLEARED 外均不得提供。")
        ScreeningMatch.State state,

        OffsetDateTime foundAt,
        OffsetDateTime decidedAt,
        String decidedBy,
        String reason) {

    static MatchView of(ScreeningMatch match) {
        return new MatchView(
                match.id(),
                match.handlerId(),
                match.recipientId(),
                match.recipientVersion(),
                match.entryId(),
                match.entryVersion(),
                match.hit().certainty(),
                match.hit().score(),
                match.hit().recipientName(),
                match.hit().listedName(),
                match.version(),
                match.state(),
                BeijingCalendar.at(match.foundAt()),
                match.decision().map(one -> BeijingCalendar.at(one.at())).orElse(null),
                match.decision().map(ScreeningMatch.Decision::by).orElse(null),
                match.decision().map(ScreeningMatch.Decision::reason).orElse(null));
    }
}
