package dev.pipl.crossborder.group;

import dev.pipl.crossborder.group.Evidence.DataSet;
import dev.pipl.crossborder.group.Suspicion.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds data sets that are declared under different ids, or by different handlers of a group, with exactly the same
 * numbers: they may be the same persons declared as different ones. Small numbers are equal by chance and are left out.
 */
public final class FindSameDataSets {

    private final SplittingSettings settings;

    public FindSameDataSets(SplittingSettings settings) {
        this.settings = settings;
    }

    private record Numbers(long nonSensitive, long sensitive) {}

    /** @param dataSets of the scope's handlers, each in its newest declaration */
    public Optional<Suspicion> find(Scope scope, int year, Collection<DataSet> dataSets) {
        Map<Numbers, List<DataSet>> byNumbers = new LinkedHashMap<>();
        for (DataSet set : dataSets) {
            if (set.nonSensitive() + set.sensitive() >= settings.equalDeclarationMin()) {
                byNumbers
                        .computeIfAbsent(new Numbers(set.nonSensitive(), set.sensitive()), key -> new ArrayList<>())
                        .add(set);
            }
        }
        List<DataSet> equal = byNumbers.values().stream()
                .filter(sets -> sets.size() > 1)
                .flatMap(List::stream)
                .toList();
        if (equal.isEmpty()) {
            return Optional.empty();
        }
        SortedSet<String> facts = new TreeSet<>();
        equal.forEach(set -> facts.add("data set " + set.handlerId() + " " + set.datasetId() + " " + set.nonSensitive()
                + "/" + set.sensitive()));
        return Optional.of(new Suspicion(
                Signal.SAME_DATA_SET,
                scope,
                equal.stream().map(DataSet::handlerId).toList(),
                year,
                Optional.empty(),
                facts,
                List.of(),
                Evidence.of(settings).declaring(equal)));
    }
}
