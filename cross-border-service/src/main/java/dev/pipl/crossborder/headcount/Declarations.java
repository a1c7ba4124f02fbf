package dev.pipl.crossborder.headcount;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What pipelines without tokens declared, by data set. The newest declaration of a data set replaces the others, newest
 * by when the transfer occurred; see {@link Declaration#with}. Not thread-safe.
 */
public final class Declarations {

    private final Map<String, Declaration> byDataset = new LinkedHashMap<>();

    /**
     * Takes a declaration in.
     *
     * @return the declaration it replaced, or an empty value; none at all when a newer one was there and it has no effect
     */
    public Change declare(String datasetId, Declaration declaration) {
        Declaration known = byDataset.get(datasetId);
        Declaration holds = known == null ? declaration : known.with(declaration);
        if (holds.equals(known)) {
            return Change.NONE;
        }
        byDataset.put(datasetId, holds);
        return new Change(true, datasetId, Optional.ofNullable(known));
    }

    /** The same without these changes, which came in this order and were the last. */
    public Declarations without(List<Change> changes) {
        Declarations before = new Declarations();
        before.byDataset.putAll(byDataset);
        for (int i = changes.size() - 1; i >= 0; i--) {
            before.undo(changes.get(i));
        }
        return before;
    }

    /** Takes a change back. */
    public void undo(Change change) {
        if (!change.isEffective()) {
            return;
        }
        change.before()
                .ifPresentOrElse(
                        before -> byDataset.put(change.datasetId(), before),
                        () -> byDataset.remove(change.datasetId()));
    }

    public Map<String, Declaration> byDataset() {
        return Map.copyOf(byDataset);
    }

    public boolean isEmpty() {
        return byDataset.isEmpty();
    }

    /** The declared numbers together. */
    public DeclaredTotals totals() {
        DeclaredTotals totals = DeclaredTotals.NONE;
        for (Declaration declaration : byDataset.values()) {
            totals = totals.plus(declaration);
        }
        return totals;
    }

    /** What a declaration changed. */
    public record Change(boolean isEffective, String datasetId, Optional<Declaration> before) {
        static final Change NONE = new Change(false, "", Optional.empty());
    }
}
