package dev.pipl.crossborder.outlook;

import dev.pipl.law.route.Limit;
import java.util.List;
import java.util.Optional;

/**
 * At which share of a limit a warning is due. The percentages are the platform's own setting; a limit of so few persons
 * that a share of it would be the limit itself has no warnings.
 */
public record WarningSteps(List<Integer> percents) {

    public WarningSteps {
        percents = percents.stream().sorted().distinct().toList();
        if (percents.stream().anyMatch(percent -> percent < 1 || percent > 99)) {
            throw new IllegalArgumentException("warnings are due at 1 to 99 per cent of a limit, not at " + percents);
        }
    }

    /** The highest step a count has come to below the limit; none once the limit is reached. */
    public Optional<Integer> reached(long count, Limit limit) {
        if (count >= limit.firstCount()) {
            return Optional.empty();
        }
        return percents.stream()
                .filter(percent -> count >= firstCount(percent, limit))
                .reduce((lower, higher) -> higher);
    }

    /** The count that reaches so many per cent of the limit. */
    public static long firstCount(int percent, Limit limit) {
        long hundredfold = Math.multiplyExact(limit.firstCount(), percent);
        return hundredfold / 100 + (hundredfold % 100 == 0 ? 0 : 1);
    }
}
