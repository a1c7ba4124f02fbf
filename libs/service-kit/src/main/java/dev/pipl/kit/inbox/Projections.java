package dev.pipl.kit.inbox;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether what was learnt from the topics is complete: a subscription is ready once it has taken in everything that its
 * topics held when this process started. It stays ready from then on.
 */
@ApplicationScoped
public class Projections {
    private final Map<String, Boolean> ready = new ConcurrentHashMap<>();

    /**
     * Ends the request with 503 {@code projection-behind} while one of the subscriptions is not ready. Without a name it
     * asks for all of them.
     */
    public void requireReady(String... names) {
        Collection<String> asked = names.length == 0 ? ready.keySet() : java.util.List.of(names);
        for (String name : asked) {
            if (!isReady(name)) {
                throw new Refusal(CommonProblem.PROJECTION_BEHIND);
            }
        }
    }

    public boolean isReady(String name) {
        return ready.getOrDefault(name, false);
    }

    /** Every known subscription and whether it is ready, by name. */
    public Map<String, Boolean> state() {
        return new TreeMap<>(ready);
    }

    /** Called by the reader when it starts, before the first request. */
    public void expect(String name) {
        ready.putIfAbsent(name, false);
    }

    /** Called by the reader when the end seen at start is reached. */
    public void reached(String name) {
        ready.put(name, true);
    }
}
