package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What persons decided about the events of a year: which never happened, and which claimed grounds hold. A set of voids
 * and, for each claim, decisions in the order in which the ledger has them; whether an event arrives before or after them
 * does not matter. Immutable.
 */
final class Adjustments {

    /** How the law answers a claim that waits for a person's approval. */
    private static final String APPROVAL_NEEDED = "approval-needed";

    static final Adjustments NONE = new Adjustments(Map.of(), List.of(), 0);

    /** A decision on a ground, and the row it stands in. */
    record Decision(Entry.GroundDecided entry, long sequence) {}

    private record Claim(ExemptionGround ground, String evidence) {}

    private final Map<EventIdentity, Long> voids;
    private final List<Decision> decisions;
    private final Map<Claim, List<Entry.GroundDecided>> byClaim = new LinkedHashMap<>();
    private final long lastSequence;

    Adjustments(Map<EventIdentity, Long> voids, List<Decision> decisions, long lastSequence) {
        this.voids = voids;
        this.decisions = decisions;
        this.lastSequence = lastSequence;
        for (Decision decision : decisions) {
            byClaim.computeIfAbsent(
                            new Claim(
                                    decision.entry().ground(), decision.entry().evidence()),
                            claim -> new ArrayList<>())
                    .add(decision.entry());
        }
    }

    /** These and what the entry decides; the same for an entry that decides nothing about events. */
    Adjustments with(Entry entry, long sequence) {
        if (entry instanceof Entry.VoidApproval approval && !voids.containsKey(approval.voided())) {
            Map<EventIdentity, Long> more = new LinkedHashMap<>(voids);
            more.put(approval.voided(), sequence);
            return new Adjustments(more, decisions, sequence);
        }
        if (entry instanceof Entry.GroundDecided decided && rowOf(decided).isEmpty()) {
            List<Decision> more = new ArrayList<>(decisions);
            more.add(new Decision(decided, sequence));
            return new Adjustments(voids, more, sequence);
        }
        return this;
    }

    boolean isEmpty() {
        return voids.isEmpty() && decisions.isEmpty();
    }

    /** The row of the newest of them, 0 without any: figures of earlier rows do not contain them all. */
    long lastSequence() {
        return lastSequence;
    }

    Map<EventIdentity, Long> voids() {
        return voids;
    }

    List<Decision> decisions() {
        return decisions;
    }

    boolean isVoided(EventIdentity identity) {
        return voids.containsKey(identity);
    }

    /** The row in which that decision stands. */
    Optional<Long> rowOf(Entry.GroundDecided decided) {
        return decisions.stream()
                .filter(one -> one.entry().decisionId().equals(decided.decisionId()))
                .map(Decision::sequence)
                .findFirst();
    }

    /** The decisions on a claim, in the ledger's order. */
    List<Entry.GroundDecided> on(ExemptionGround ground, String evidence) {
        return decisions.isEmpty() ? List.of() : byClaim.getOrDefault(new Claim(ground, evidence), List.of());
    }

    /** Whether the claim stands approved for a transfer of that day. */
    boolean isApproved(ExemptionGround ground, String evidence, LocalDate day) {
        return deciding(ground, evidence, day)
                .filter(Entry.GroundDecided::honoured)
                .isPresent();
    }

    /** Whether a transfer that is not voided counts. */
    boolean counts(Entry.Transfer transfer) {
        Entry.Counting counting = transfer.counting();
        if (counting.ground().isEmpty() || decisions.isEmpty()) {
            return counting.counted();
        }
        return deciding(counting.ground().get(), counting.evidence(), BeijingCalendar.dateOf(transfer.occurredAt()))
                .map(decided -> decided.honoured()
                        ? counting.counted() && !counting.outcome().equals(APPROVAL_NEEDED)
                        : true)
                .orElse(counting.counted());
    }

    long bytes() {
        return 200L * voids.size() + 600L * decisions.size();
    }

    /** The last decision on a claim that covers the day. */
    private Optional<Entry.GroundDecided> deciding(ExemptionGround ground, String evidence, LocalDate day) {
        return on(ground, evidence).stream()
                .filter(decided ->
                        decided.from().isEmpty() || !day.isBefore(decided.from().get()))
                .reduce((first, second) -> second);
    }
}
