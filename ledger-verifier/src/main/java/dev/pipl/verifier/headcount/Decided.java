package dev.pipl.verifier.headcount;

import dev.pipl.verifier.fault.EventName;
import dev.pipl.verifier.row.Entry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What persons decided about the events of a year: approved voids, and decisions on claimed grounds. */
final class Decided {

    /** Beijing has had no other offset since the first law of this ledger. */
    static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private static final String APPROVAL_NEEDED = "approval-needed";

    private record Claim(String ground, String evidence) {}

    private final Set<EventName> voided = new HashSet<>();
    private final Set<EventName> decisions = new HashSet<>();
    private final Map<Claim, List<Entry.GroundDecision>> byClaim = new HashMap<>();

    /** Whether this is news. */
    boolean add(Entry.VoidApproval approval) {
        return voided.add(approval.voided());
    }

    /** Likewise; the same decision written twice holds once. */
    boolean add(Entry.GroundDecision decision) {
        return decisions.add(decision.name())
                && byClaim.computeIfAbsent(
                                new Claim(decision.ground(), decision.evidence()), claim -> new ArrayList<>())
                        .add(decision);
    }

    boolean isVoided(EventName event) {
        return voided.contains(event);
    }

    /** Whether a transfer that is not voided counts. */
    boolean counts(Entry.Transfer transfer) {
        if (transfer.ground().isEmpty()) {
            return true;
        }
        Entry.Ground claimed = transfer.ground().get();
        LocalDate day = transfer.occurredAt().atOffset(BEIJING).toLocalDate();
        boolean counts = transfer.counts();
        for (Entry.GroundDecision decision :
                byClaim.getOrDefault(new Claim(claimed.ground(), claimed.evidence()), List.of())) {
            if (decision.from().isEmpty() || !decision.from().get().isAfter(day)) {
                counts = !decision.honoured()
                        || (transfer.counts() && !claimed.outcome().equals(APPROVAL_NEEDED));
            }
        }
        return counts;
    }
}
