package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Fault;
import java.util.Random;

/**
 * What goes wrong in a run, and how often, in percent. Drawn once from the seed, so that runs differ in kind: some see one
 * fault all the time and others never.
 */
final class Weather {

    /** Something a run does of its own accord, and how often next to the others. */
    enum Step {
        PRODUCE(6),
        FETCH(3),
        WRITE(4),
        WRITE_TOGETHER(3),
        POLL(5),
        REQUEST(4),
        DECIDE(2),
        ASK(2),
        MOVE_CLOCK(3),
        TICK(2),
        PUBLISH_PROFILE(1),
        PROJECT_PROFILE(2),
        REBALANCE(2),
        LEARN_OF_REBALANCE(1),
        CRASH(1),
        FORGET(1),
        WORK_IN_BACKGROUND(2);

        private final int usual;

        Step(int usual) {
            this.usual = usual;
        }
    }

    private final Random random;
    private final int[] weights = new int[Step.values().length];
    private final int[] commitFaults = new int[Fault.values().length];
    private int weightSum;
    private int commitFaultSum;

    final int badCommits;
    final int badReads;
    final int intruders;
    final int zombies;
    final int wrongStarts;
    final int staleProfiles;
    final int repetitions;
    final int gaps;
    final long cacheBytesMax;
    final long snapshotWorthMin;

    Weather(Random random) {
        this.random = random;
        badCommits = drawn(40);
        badReads = drawn(10);
        intruders = drawn(40);
        zombies = drawn(100);
        wrongStarts = drawn(30);
        staleProfiles = drawn(60);
        repetitions = drawn(50);
        gaps = drawn(30);
        long[] caches = {1, 8_000, 40_000, Long.MAX_VALUE};
        cacheBytesMax = caches[random.nextInt(caches.length)];
        long[] worths = {1, 30, 200, Long.MAX_VALUE / 2};
        snapshotWorthMin = worths[random.nextInt(worths.length)];
        for (Step step : Step.values()) {
            int weight = step.usual * (1 + random.nextInt(4)) * (random.nextInt(6) == 0 ? 0 : 1);
            weights[step.ordinal()] = isNeeded(step) ? Math.max(weight, step.usual) : weight;
            weightSum += weights[step.ordinal()];
        }
        for (Fault fault : Fault.values()) {
            commitFaults[fault.ordinal()] = fault == Fault.NONE ? 0 : 1 + random.nextInt(3);
            commitFaultSum += commitFaults[fault.ordinal()];
        }
    }

    private static boolean isNeeded(Step step) {
        return step == Step.PRODUCE || step == Step.POLL || step == Step.REQUEST;
    }

    /** None of it in a third of all runs. */
    private int drawn(int percentMax) {
        return random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(percentMax);
    }

    boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    Step step() {
        return Step.values()[drawn(weights, weightSum)];
    }

    Fault commitFault() {
        return happens(badCommits) ? Fault.values()[drawn(commitFaults, commitFaultSum)] : Fault.NONE;
    }

    private int drawn(int[] shares, int sum) {
        int left = random.nextInt(sum);
        int index = 0;
        while (left >= shares[index]) {
            left -= shares[index++];
        }
        return index;
    }
}
