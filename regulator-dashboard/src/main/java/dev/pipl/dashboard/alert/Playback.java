package dev.pipl.dashboard.alert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One client's way through the inbox: which alert is sent next, and from where more must be read. Holds one slice at a
 * time, so a slow client costs no memory and holds up nobody. Not thread-safe.
 */
public final class Playback {
    private final Deque<NumberedAlert> atHand = new ArrayDeque<>();
    private long scannedTo;

    /**
     * @param after the sequence up to which the client has everything
     */
    public Playback(long after) {
        this.scannedTo = after;
    }

    /** The next alerts to send, which are thereby taken: those at hand, at most so many. */
    public List<NumberedAlert> next(int max) {
        List<NumberedAlert> next = new ArrayList<>();
        while (next.size() < max && !atHand.isEmpty()) {
            next.add(atHand.remove());
        }
        return next;
    }

    /** Whether nothing is at hand and the inbox has gone on. */
    public boolean needsMore(long head) {
        return atHand.isEmpty() && scannedTo < head;
    }

    /** Up to which sequence the client has, or has at hand, all it may see. */
    public long scannedTo() {
        return scannedTo;
    }

    /** What was read after {@link #scannedTo()}; an alert from before it is passed over. */
    public void take(AlertSlice slice) {
        slice.alerts().stream().filter(alert -> alert.sequence() > scannedTo).forEach(atHand::add);
        scannedTo = Math.max(scannedTo, slice.scannedTo());
    }
}
