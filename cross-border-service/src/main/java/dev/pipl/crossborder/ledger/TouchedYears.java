package dev.pipl.crossborder.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The handler-years this process wrote since they were asked for last. Thread-safe. */
public final class TouchedYears {

    /** A year of a handler. */
    public record HandlerYear(String handlerId, int year) {
        @Override
        public String toString() {
            return "handler " + handlerId + " in " + year;
        }
    }

    private final Set<HandlerYear> touched = ConcurrentHashMap.newKeySet();
    private final List<TouchedYears> others = new CopyOnWriteArrayList<>();

    public void add(HandlerYear year) {
        touched.add(year);
        others.forEach(other -> other.add(year));
    }

    /** The same for another one who asks: what is added from now on, until he takes it out himself. */
    public TouchedYears forAnother() {
        TouchedYears other = new TouchedYears();
        others.add(other);
        return other;
    }

    /** Takes out so many at most. */
    public List<HandlerYear> take(int limit) {
        List<HandlerYear> taken = new ArrayList<>();
        for (Iterator<HandlerYear> all = touched.iterator(); all.hasNext() && taken.size() < limit; ) {
            taken.add(all.next());
            all.remove();
        }
        return taken;
    }
}
