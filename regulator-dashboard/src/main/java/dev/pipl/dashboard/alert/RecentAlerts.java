package dev.pipl.dashboard.alert;

import dev.pipl.dashboard.sight.Sight;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The newest alerts in memory, so that a commit is read once and not once for every stream. Without a gap: what is here
 * goes up to the head.
 */
public final class RecentAlerts {
    private final int kept;
    private final Deque<NumberedAlert> alerts = new ArrayDeque<>();
    private long head;

    /**
     * @param kept how many are remembered
     * @param head the last alert that was committed before
     */
    public RecentAlerts(int kept, long head) {
        this.kept = kept;
        this.head = head;
    }

    /** The last committed alert that is known. */
    public synchronized long head() {
        return head;
    }

    /**
     * Goes on with what has committed. What is known already is passed over: whoever commits here and whoever reads the
     * database may both bring it.
     *
     * @param committed in the order of their sequence, without a gap
     * @return whether all of it is known now; nothing was added when an alert is missing between the head and the first
     */
    public synchronized boolean add(List<NumberedAlert> committed) {
        if (!committed.isEmpty() && committed.get(0).sequence() > head + 1) {
            return false;
        }
        for (NumberedAlert alert : committed) {
            if (alert.sequence() > head + 1) {
                throw new IllegalArgumentException("alert " + alert.sequence() + " follows " + head);
            }
            if (alert.sequence() == head + 1) {
                head = alert.sequence();
                alerts.addLast(alert);
                if (alerts.size() > kept) {
                    alerts.removeFirst();
                }
            }
        }
        return true;
    }

    /** What such a reader sees after that sequence; empty when that is not to be told from here. */
    public synchronized Optional<AlertSlice> after(long sequence, Sight sight) {
        if (sight.asksForProvince() || sequence < head - alerts.size()) {
            return Optional.empty();
        }
        return Optional.of(new AlertSlice(
                alerts.stream()
                        .filter(alert -> alert.sequence() > sequence && sight.covers(alert.handlerId()))
                        .toList(),
                head));
    }
}
