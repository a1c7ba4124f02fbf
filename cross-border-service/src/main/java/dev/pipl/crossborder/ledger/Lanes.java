package dev.pipl.crossborder.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * One lane per handler, and the memory bound over all of them. Whoever needs several lanes takes them in the order of
 * the handlers' ids, so that nobody waits in a circle.
 *
 * <p>What is folded stays below the bound, up to the handler that was folded last: room is made as soon as a handler is
 * in memory, and a batch that needs more at one time is written in parts ({@link #isFull}).
 */
final class Lanes {

    /** How far below the bound to go once it is reached, so that not every write evicts. */
    private static final double TRIMMED_TO = 0.9;

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final long bytesMax;
    private final Function<String, Lane> make;
    private final LongSupplier ticks;

    Lanes(long bytesMax, LedgerParts parts) {
        this.bytesMax = bytesMax;
        this.make = parts.lanes();
        this.ticks = parts.ticks();
    }

    /** Runs the work while holding the lanes of these handlers. */
    <T> T holding(Collection<String> handlerIds, Function<Map<String, Lane>, T> work) {
        List<Lane> taken = new ArrayList<>();
        try {
            for (String handlerId : new TreeSet<>(handlerIds)) {
                taken.add(take(handlerId));
            }
            Map<String, Lane> byHandler = new LinkedHashMap<>();
            taken.forEach(lane -> byHandler.put(lane.handlerId, lane));
            return work.apply(byHandler);
        } finally {
            for (Lane lane : taken) {
                account(lane);
                lane.usedAt = ticks.getAsLong();
                lane.lock.unlock();
            }
            trim();
        }
    }

    /** What is published of a handler, {@code null} if nothing is in memory. */
    Lane.Published published(String handlerId) {
        Lane lane = lanes.get(handlerId);
        if (lane == null) {
            return null;
        }
        lane.usedAt = ticks.getAsLong();
        return lane.published();
    }

    /** Asks about a handler's year as committed, without its lane; empty where that is not in memory. */
    <T> Optional<T> glance(String handlerId, int year, long turn, Function<CommittedYear, T> question) {
        Lane lane = lanes.get(handlerId);
        if (lane == null) {
            return Optional.empty();
        }
        lane.usedAt = ticks.getAsLong();
        return lane.glance(year, turn, question);
    }

    long bytes() {
        return bytes.get();
    }

    /** Room is made for what this lane holds now; whoever calls holds it, and what he holds stays. */
    void grown(Lane lane) {
        account(lane);
        trim();
    }

    /** Whether these alone, which are in use, take all the room there is. */
    boolean isFull(Collection<Lane> inUse) {
        return inUse.stream().mapToLong(Lane::bytesNow).sum() >= bytesMax;
    }

    /** Every handler that is in memory takes in what others wrote before it is used again. */
    void allBehind() {
        for (Lane lane : lanes.values()) {
            lane.lock.lock();
            try {
                lane.behind();
            } finally {
                lane.lock.unlock();
            }
        }
    }

    /** Forgets every handler that is in memory. */
    void discardAll() {
        for (Lane lane : lanes.values()) {
            lane.lock.lock();
            try {
                lane.discard();
                account(lane);
            } finally {
                lane.lock.unlock();
            }
        }
    }

    private void account(Lane lane) {
        bytes.addAndGet(lane.bytes - lane.bytesAccounted);
        lane.bytesAccounted = lane.bytes;
    }

    private Lane take(String handlerId) {
        while (true) {
            Lane lane = lanes.computeIfAbsent(handlerId, make);
            lane.lock.lock();
            if (!lane.isRetired) {
                return lane;
            }
            lane.lock.unlock();
        }
    }

    private void trim() {
        if (bytes.get() <= bytesMax) {
            return;
        }
        long now = ticks.getAsLong();
        List<Lane> byAge = lanes.values().stream()
                .sorted(Comparator.comparingLong(lane -> lane.usedAt - now))
                .toList();
        for (Lane lane : byAge) {
            if (bytes.get() <= bytesMax * TRIMMED_TO) {
                return;
            }
            if (!lane.lock.isHeldByCurrentThread() && lane.lock.tryLock()) {
                try {
                    lane.discard();
                    account(lane);
                    lane.isRetired = true;
                    lanes.remove(lane.handlerId, lane);
                } finally {
                    lane.lock.unlock();
                }
            }
        }
    }
}
