package dev.pipl.crossborder.ledger;

import java.util.List;
import java.util.Random;

/**
 * One run, from its seed alone.
 *
 * @param digest of everything the run left behind: the same whenever the seed is run
 */
record SimulatedRun(long seed, Mutation mutation, List<Violation> violations, String digest, Census census) {

    private static final int STEPS = 110;
    private static final int SHOWN_MAX = 6;

    static SimulatedRun of(long seed) {
        return of(seed, Mutation.NONE);
    }

    static SimulatedRun of(long seed, Mutation mutation) {
        SimulatedWorld world = new SimulatedWorld(seed, mutation);
        world.run(STEPS);
        new Invariants(world).check(new Random(~seed));
        return new SimulatedRun(seed, mutation, List.copyOf(world.violations), Remains.digest(world), world.census);
    }

    /** What does not hold, and how to see it again. */
    String report() {
        StringBuilder report = new StringBuilder("seed ").append(seed).append(" fails; again: ");
        report.append("system-tests/simulate --from ").append(seed).append(" --seeds 1");
        if (mutation != Mutation.NONE) {
            report.append(" --without ").append(mutation.wireName());
        }
        violations.stream()
                .limit(SHOWN_MAX)
                .forEach(violation ->
                        report.append(System.lineSeparator()).append("    ").append(violation));
        return report.toString();
    }

    boolean isSound() {
        return violations.isEmpty();
    }

    boolean violates(Violation.Invariant invariant) {
        return violations.stream().anyMatch(violation -> violation.invariant() == invariant);
    }
}
