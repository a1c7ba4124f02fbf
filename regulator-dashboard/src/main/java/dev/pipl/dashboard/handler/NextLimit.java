package dev.pipl.dashboard.handler;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * The limit a handler is nearest to, of those that would make its route stricter.
 *
 * @param subjectClass {@code nonSensitive} or {@code sensitive}
 */
public record NextLimit(
        @JsonProperty("class") String subjectClass, long firstCount, long remaining, String provision, Route route) {
    private static final int WHOLE_WAY = 1_000_000;

    /** Empty when nothing was sent, or nothing stricter can follow from a count. */
    public static Optional<NextLimit> of(Scale scale, LocalDate on, HandlerFacts handler, YearStanding standing) {
        return Arrays.stream(SubjectClass.values())
                .flatMap(one -> of(scale, on, handler, standing, one).stream())
                .max(Comparator.comparingInt(NextLimit::nearness));
    }

    private static Optional<NextLimit> of(
            Scale scale, LocalDate on, HandlerFacts handler, YearStanding standing, SubjectClass subjectClass) {
        long count = standing.of(subjectClass).upper();
        if (count == 0) {
            return Optional.empty();
        }
        return scale.limits(on, handler, subjectClass, count).stream()
                .filter(limit -> !limit.reached() && limit.route().isStricterThan(standing.route()))
                .findFirst()
                .map(limit -> new NextLimit(
                        subjectClass.wireName(),
                        limit.firstCount(),
                        limit.remaining(),
                        limit.provision(),
                        limit.route()));
    }

    /** The share of the way that is gone, in millionths. */
    public int nearness() {
        return (int) ((double) (firstCount - remaining) / firstCount * WHOLE_WAY);
    }
}
