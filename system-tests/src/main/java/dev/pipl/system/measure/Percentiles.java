package dev.pipl.system.measure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The order statistics of some durations in milliseconds. */
final class Percentiles {
    private final double[] ascending;

    Percentiles(Collection<Double> milliseconds) {
        ascending =
                milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (ascending.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** The smallest of them that is not below that share of all: the nearest-rank percentile. */
    double at(double share) {
        return ascending[(int) Math.max(0, Math.ceil(share * ascending.length) - 1)];
    }

    double max() {
        return ascending[ascending.length - 1];
    }

    int size() {
        return ascending.length;
    }

    Map<String, Double> asMap(String prefix) {
        Map<String, Double> map = new LinkedHashMap<>();
        map.put(prefix + "P50", at(0.5));
        map.put(prefix + "P90", at(0.9));
        map.put(prefix + "P99", at(0.99));
        map.put(prefix + "Max", max());
        return map;
    }
}
