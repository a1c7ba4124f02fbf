package dev.pipl.system.benchmark;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one racer did with one batch size. Rates are occurrences of persons a second, medians over the rounds; sizes are
 * octets a distinct person, but for the log, which is octets an occurrence.
 *
 * @param counts the head-counts it came to after all rounds
 * @param occurrences taken in over all rounds and the warm-up
 * @param snapshotPerPerson the share of the disk that could be thrown away
 */
record Result(
        Racer racer,
        int batch,
        Work.Truth counts,
        long occurrences,
        List<Round> rounds,
        OptionalDouble memoryPerPerson,
        OptionalDouble diskPerPerson,
        OptionalDouble snapshotPerPerson,
        OptionalDouble logPerOccurrence) {

    /** One measured round. */
    record Round(long occurrences, long wallNanos, long clientNanos, long serverNanos) {
        double perSecond() {
            return occurrences * 1e9 / wallNanos;
        }

        double perCpuSecond() {
            return occurrences * 1e9 / (clientNanos + serverNanos);
        }
    }

    Result {
        rounds = List.copyOf(rounds);
    }

    /** Distinct. */
    long persons() {
        return counts.persons();
    }

    double perSecond() {
        return median(rounds.stream().mapToDouble(Round::perSecond).sorted().toArray());
    }

    double perCpuSecond() {
        return median(rounds.stream().mapToDouble(Round::perCpuSecond).sorted().toArray());
    }

    /** Nanoseconds of the client and of the server for one occurrence. */
    double clientNanos() {
        return median(rounds.stream()
                .mapToDouble(round -> round.clientNanos() / (double) round.occurrences())
                .sorted()
                .toArray());
    }

    double serverNanos() {
        return median(rounds.stream()
                .mapToDouble(round -> round.serverNanos() / (double) round.occurrences())
                .sorted()
                .toArray());
    }

    private static double median(double[] ascending) {
        int middle = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }
}
