package dev.pipl.dashboard.handler;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.events.Wording;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A handler in a list. Absent: what the ledger has not told of this year.
 *
 * @param next the limit it is nearest to, if one would make its route stricter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HandlerLine(
        String id,
        Wording name,
        String province,
        HandlerKind kind,
        int year,
        Route route,
        Figures nonSensitive,
        Figures sensitive,
        NextLimit next,
        long unacknowledged) {

    public static HandlerLine of(HandlerRow row, int year, LocalDate on, Scale scale) {
        HandlerFacts facts = Profiles.facts(row.profile(), on);
        Optional<YearStanding> standing = row.standing();
        return new HandlerLine(
                row.profile().handlerId(),
                row.profile().name(),
                row.profile().province(),
                facts.kind(),
                year,
                standing.map(YearStanding::route).orElse(null),
                standing.map(YearStanding::nonSensitive).orElse(null),
                standing.map(YearStanding::sensitive).orElse(null),
                standing.flatMap(known -> NextLimit.of(scale, on, facts, known)).orElse(null),
                row.unacknowledged());
    }
}
