package dev.pipl.crossborder.exemption.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.law.Finding;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A year as it stands, and as it would without a ground.
 *
 * @param crossings the limits that would have been met and were not
 * @param findings why the route would be what it would be
 */
@Schema(name = "WhatIf")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WhatIfView(
        String handlerId,
        int year,
        ExemptionGround ground,
        String evidence,
        Standing now,
        Standing without,
        List<Met> crossings,
        List<Finding> findings) {

    /**
     * Counts and the route they require.
     *
     * @param ledgerSequence the newest row that is in it
     * @param route absent where no threshold was in force
     */
    @Schema(name = "WhatIfStanding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(long ledgerSequence, Count nonSensitive, Count sensitive, Route route) {
        static Standing of(YearView view) {
            return new Standing(
                    view.sequence(),
                    Count.of(view.headCounts().nonSensitive()),
                    Count.of(view.headCounts().sensitive()),
                    view.route().map(RouteDecision::route).orElse(null));
        }
    }

    /** Distinct persons of one class. */
    @Schema(name = "WhatIfCount")
    record Count(long lower, long upper, boolean exact) {
        static Count of(HeadCount count) {
            return new Count(count.lower(), count.upper(), count.exact());
        }
    }

    /** A limit, and the event and person at which it would have been met. */
    @Schema(name = "WhatIfCrossing")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Met(
            @JsonProperty("class") @Schema(name = "class") String subjectClass,

            long threshold,
            Long ordinal,
            String eventId,
            OffsetDateTime occurredAt,
            String provision) {
        static Met of(Crossing crossing) {
            OptionalLong ordinal = crossing.ordinal();
            return new Met(
                    crossing.subjectClass().wireName(),
                    crossing.threshold(),
                    ordinal.isPresent() ? ordinal.getAsLong() : null,
                    crossing.eventId(),
                    BeijingCalendar.at(crossing.occurredAt()),
                    crossing.provision());
        }
    }

    static WhatIfView of(YearView now, YearView without, ExemptionGround ground, Optional<String> evidence) {
        List<Crossing> met = now.standingCrossings();
        return new WhatIfView(
                now.handlerId(),
                now.year(),
                ground,
                evidence.orElse(null),
                Standing.of(now),
                Standing.of(without),
                without.crossings().stream()
                        .filter(crossing -> met.stream().noneMatch(known -> isSameLimit(known, crossing)))
                        .map(Met::of)
                        .toList(),
                without.route().map(RouteDecision::findings).orElse(List.of()));
    }

    private static boolean isSameLimit(Crossing one, Crossing other) {
        return one.subjectClass() == other.subjectClass() && one.threshold() == other.threshold();
    }
}
