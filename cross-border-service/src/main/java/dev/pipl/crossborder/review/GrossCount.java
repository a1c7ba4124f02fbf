package dev.pipl.crossborder.review;

import dev.pipl.events.EventIds;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/**
 * A limit that the persons of all transfers together reach, while those that count do not: what would happen if the
 * claimed grounds fell.
 *
 * @param gross persons of all transfers, exempt ones too
 * @param counted persons that count
 */
public record GrossCount(
        int year, SubjectClass subjectClass, long threshold, String provision, long gross, long counted) {

    /** Once for each limit of a year. */
    public String alertId(String handlerId) {
        return EventIds.of(
                "alert",
                "gross-count-crossed",
                handlerId,
                Integer.toString(year),
                subjectClass.wireName(),
                Long.toString(threshold));
    }

    /** Finds them in a year's figures; those only at which a route with a duty begins. */
    static final class Finder {

        private static final HandlerFacts ANYBODY =
                new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());

        private final RouteTable table;

        Finder(Provisions law) {
            table = RouteTable.of(law);
        }

        List<GrossCount> in(int year, LocalDate on, YearFigures figures) {
            try {
                return table.limits(on).stream()
                        .filter(limit -> isReachedByGrossAlone(limit, figures.of(limit.subjectClass())))
                        .filter(limit -> isOfDuty(limit, on))
                        .map(limit -> of(year, limit, figures.of(limit.subjectClass())))
                        .toList();
            } catch (RuleNotInForce tooEarly) {
                return List.of();
            }
        }

        private static boolean isReachedByGrossAlone(Limit limit, ClassCount count) {
            return count.gross() >= limit.firstCount() && count.counted() < limit.firstCount();
        }

        private boolean isOfDuty(Limit limit, LocalDate on) {
            boolean isSensitive = limit.subjectClass() == SubjectClass.SENSITIVE;
            YearFigures alone =
                    isSensitive ? YearFigures.of(0, limit.firstCount()) : YearFigures.of(limit.firstCount(), 0);
            return table.decideYear(on, ANYBODY, alone).route().isStricterThan(Route.EXEMPT_VOLUME);
        }

        private static GrossCount of(int year, Limit limit, ClassCount count) {
            return new GrossCount(
                    year, limit.subjectClass(), limit.firstCount(), limit.provision(), count.gross(), count.counted());
        }
    }
}
