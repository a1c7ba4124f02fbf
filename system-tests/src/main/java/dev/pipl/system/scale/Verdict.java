package dev.pipl.system.scale;

import dev.pipl.law.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was compared, and what differs. */
final class Verdict {
    private final List<Bilingual> faults = new ArrayList<>();
    private long comparisons;

    void equal(String zh, String en, Object wanted, Object found) {
        comparisons++;
        if (!wanted.equals(found)) {
            String difference = describe(wanted) + " / " + describe(found);
            faults.add(new Bilingual(zh + ":应为/实为 " + difference, en + ": wanted/found " + difference));
        }
    }

    void fault(Bilingual fault) {
        comparisons++;
        faults.add(fault);
    }

    boolean isSound() {
        return faults.isEmpty();
    }

    List<Bilingual> faults() {
        return List.copyOf(faults);
    }

    long comparisons() {
        return comparisons;
    }

    /** Sets are told by their size: who is in them is nobody's business. */
    private static String describe(Object value) {
        return value instanceof Set<?> set ? "set of " + set.size() : String.valueOf(value);
    }
}
