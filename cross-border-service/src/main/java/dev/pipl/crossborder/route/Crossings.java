package dev.pipl.crossborder.route;

import java.util.List;
import java.util.stream.IntStream;

/** Which crossings of a year still stand. A limit that was retracted can be met again. */
public final class Crossings {

    private Crossings() {}

    /** Those that nothing took back, in their order. */
    public static List<Crossing> standing(List<Crossing> crossings, List<Retraction> retractions) {
        return retractions.isEmpty()
                ? crossings
                : IntStream.range(0, crossings.size())
                        .filter(i -> !isSuperseded(i, crossings, retractions))
                        .mapToObj(crossings::get)
                        .toList();
    }

    /** A limit is met and retracted in turns: the first retraction takes the first crossing back, and so on. */
    public static boolean isSuperseded(int index, List<Crossing> crossings, List<Retraction> retractions) {
        Crossing crossing = crossings.get(index);
        long earlier = crossings.subList(0, index).stream()
                .filter(other -> isSameLimit(other, crossing))
                .count();
        return retracted(crossing, retractions) > earlier;
    }

    /** How often the crossing's limit was retracted. */
    static long retracted(Crossing crossing, List<Retraction> retractions) {
        return retractions.stream().filter(one -> one.isOf(crossing)).count();
    }

    static boolean isSameLimit(Crossing one, Crossing other) {
        return one.subjectClass() == other.subjectClass() && one.threshold() == other.threshold();
    }
}
