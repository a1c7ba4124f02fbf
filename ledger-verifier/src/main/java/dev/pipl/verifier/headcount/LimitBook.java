package dev.pipl.verifier.headcount;

import dev.pipl.verifier.row.Crossing;
import dev.pipl.verifier.row.Limit;
import dev.pipl.verifier.row.Retraction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The limits of a year as its rows name them: which stand met, and by which rules. */
final class LimitBook {

    private final Map<Limit, Crossing> standing = new HashMap<>();
    private final Map<Limit, String> ruleVersions = new HashMap<>();
    private final Set<String> allRuleVersions = new HashSet<>();

    /** Notes by which rules a row was judged. */
    void judged(String ruleVersion) {
        if (!ruleVersion.isEmpty()) {
            allRuleVersions.add(ruleVersion);
        }
    }

    /** Whether the year was judged by one version of the rules only, so that its limits are the same throughout. */
    boolean isOfOneRule() {
        return allRuleVersions.size() <= 1;
    }

    LimitWatch watch(List<Crossing> claimed) {
        Set<Limit> limits = new HashSet<>(ruleVersions.keySet());
        claimed.forEach(crossing -> limits.add(crossing.limit()));
        return new LimitWatch(limits, claimed);
    }

    Optional<Crossing> standing(Limit limit) {
        return Optional.ofNullable(standing.get(limit));
    }

    List<Crossing> allStanding() {
        return List.copyOf(standing.values());
    }

    /** Limits that were met under these rules, now or earlier. */
    List<Limit> known(String ruleVersion) {
        return ruleVersions.entrySet().stream()
                .filter(known -> known.getValue().equals(ruleVersion))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isKnown(Limit limit) {
        return ruleVersions.containsKey(limit);
    }

    void takeBack(Retraction retraction) {
        standing.remove(retraction.limit());
    }

    void take(Crossing crossing) {
        standing.put(crossing.limit(), crossing);
        ruleVersions.put(crossing.limit(), crossing.ruleVersion());
        judged(crossing.ruleVersion());
    }
}
