package dev.pipl.crossborder.standing.adapter;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.law.Finding;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A handler's year as it goes over the wire. */
final class YearViews {

    private YearViews() {}

    /** Distinct persons of one class. */
    @Schema(name = "HeadCount")
    record Count(
            @Schema(description = "At least so many. 下限。") long lower,

            @Schema(description = "At most so many; the route goes by it. 上限，决定路径。")
            long upper,

            @Schema(description = "Whether nothing was merely declared. 是否精确。")
            boolean exact,

            @Schema(description = "Upper bound with exempt transfers. 含豁免出境的上限。")
            long gross) {

        static Count of(HeadCount count) {
            return new Count(count.lower(), count.upper(), count.exact(), count.gross());
        }
    }

    /** {@code GET /handlers/{id}/head-counts/{year}}. */
    @Schema(name = "HeadCounts")
    record HeadCounts(
            String handlerId,
            int year,
            Count nonSensitive,
            Count sensitive,
            long ledgerSequence,
            OffsetDateTime asOf,
            @Schema(nullable = true) String ruleVersion) {

        static HeadCounts of(YearView view, Instant now, String ruleVersion) {
            return new HeadCounts(
                    view.handlerId(),
                    view.year(),
                    Count.of(view.headCounts().nonSensitive()),
                    Count.of(view.headCounts().sensitive()),
                    view.sequence(),
                    BeijingCalendar.at(view.asOf().orElse(now)),
                    ruleVersion);
        }
    }

    /** {@code GET /handlers/{id}/route}. */
    @Schema(name = "RequiredRoute")
    record RequiredRoute(String handlerId, int year, Route route, ByClass byClass, List<Finding> findings) {

        static RequiredRoute of(String handlerId, int year, RouteDecision decision) {
            return new RequiredRoute(
                    handlerId,
                    year,
                    decision.route(),
                    new ByClass(
                            decision.byClass().getOrDefault(SubjectClass.NON_SENSITIVE, Route.NONE),
                            decision.byClass().getOrDefault(SubjectClass.SENSITIVE, Route.NONE)),
                    decision.findings());
        }
    }

    /** The route of each class. */
    @Schema(name = "RoutesByClass")
    record ByClass(Route nonSensitive, Route sensitive) {}

    /** {@code GET /handlers/{id}/route-changes}, one change; every field is always there. */
    @Schema(name = "RouteChange")
    record RouteChange(
            int year,
            Route from,
            Route to,

            @JsonProperty("class") @Schema(name = "class", nullable = true)
            String subjectClass,

            @Schema(nullable = true) Long threshold,
            @Schema(nullable = true) Long ordinal,
            String eventId,
            OffsetDateTime occurredAt,
            String provision) {

        static RouteChange of(dev.pipl.crossborder.route.RouteChange change) {
            return new RouteChange(
                    change.year(),
                    change.from(),
                    change.to(),
                    change.subjectClass().map(SubjectClass::wireName).orElse(null),
                    orNull(change.threshold()),
                    orNull(change.ordinal()),
                    change.eventId(),
                    BeijingCalendar.at(change.occurredAt()),
                    change.provision());
        }

        private static Long orNull(OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
    }
}
