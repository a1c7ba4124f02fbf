package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.ledger.ProspectiveCounts.Prospect;
import java.util.Collection;
import java.util.List;

/**
 * The transfers held for a handler's year, as a whole that never changes: asking again with the same one is cheap, however
 * many there are.
 */
public final class HeldTransfers {

    public static final HeldTransfers NONE = new HeldTransfers(List.of());

    private final List<Prospect> all;
    private final List<Prospect> declaring;
    private final long persons;

    private HeldTransfers(List<Prospect> all) {
        this.all = all;
        this.declaring = all.stream()
                .filter(prospect -> prospect.declaredCounts().isPresent())
                .toList();
        this.persons =
                all.stream().mapToLong(prospect -> prospect.persons().size()).sum();
    }

    public static HeldTransfers of(Collection<Prospect> transfers) {
        return transfers.isEmpty() ? NONE : new HeldTransfers(List.copyOf(transfers));
    }

    /** How many persons they name, each as often as it is named. */
    public long persons() {
        return persons;
    }

    List<Prospect> all() {
        return all;
    }

    /** Those that declare counts. */
    List<Prospect> declaring() {
        return declaring;
    }
}
