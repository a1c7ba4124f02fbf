package dev.pipl.verifier.headcount;

import dev.pipl.verifier.row.Crossing;
import dev.pipl.verifier.row.Limit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Looks, step by step, for where limits are met. */
final class LimitWatch {

    /** Where a limit was met. */
    record Met(String eventId, Instant at, OptionalLong ordinal, long count) {

        boolean is(Crossing claimed) {
            return eventId.equals(claimed.eventId())
                    && at.equals(claimed.occurredAt())
                    && ordinal.equals(claimed.ordinal())
                    && count == claimed.count();
        }
    }

    private final Set<Limit> limits;
    private final List<Crossing> claimed;
    private final Map<Limit, Met> met = new HashMap<>();
    private final Map<Crossing, Met> passedBefore = new HashMap<>();

    /** @param claimed crossings, whose limits are among those watched */
    LimitWatch(Set<Limit> limits, List<Crossing> claimed) {
        this.limits = limits;
        this.claimed = claimed;
    }

    void saw(Step step) {
        for (Limit limit : limits) {
            if (step.meets(limit) && !met.containsKey(limit)) {
                OptionalLong ordinal = step.of(limit.subjectClass()).ordinal(limit.threshold());
                met.put(limit, new Met(step.eventId(), step.at(), ordinal, limit.threshold()));
            }
        }
        for (Crossing crossing : claimed) {
            long before = step.of(crossing.limit().subjectClass()).highestBefore();
            if (step.eventId().equals(crossing.eventId())
                    && before >= crossing.limit().threshold()) {
                passedBefore.putIfAbsent(crossing, new Met(step.eventId(), step.at(), OptionalLong.empty(), before));
            }
        }
    }

    Optional<Met> met(Limit limit) {
        return Optional.ofNullable(met.get(limit));
    }

    /** Whether the limit was met as claimed, or had been passed before, at the event claimed. */
    boolean confirms(Crossing crossing) {
        Met first = met.get(crossing.limit());
        Met passed = passedBefore.get(crossing);
        return (first != null && first.is(crossing)) || (passed != null && passed.is(crossing));
    }
}
