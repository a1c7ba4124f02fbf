package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Crash;
import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Fault;
import java.util.List;
import java.util.function.Function;

/** Writes of the instances, with what goes wrong around a commit, and with others who get in between. */
final class FaultyWrites {

    private static final int ATTEMPTS_MAX = 60;
    private static final int READS_MAX = 5;

    private final SimulatedWorld world;
    private final Weather weather;
    private final InMemoryLedgerStore store;
    private boolean isInBetween;

    FaultyWrites(SimulatedWorld world) {
        this.world = world;
        this.weather = world.weather;
        this.store = world.store;
    }

    /** Whether what happens now happens between another transaction's last statement and its commit. */
    boolean isInBetween() {
        return isInBetween;
    }

    /** One call of the writer, which may fail as it does in life: {@link LedgerUnavailable}, or {@link Crash}. */
    <T> T once(int instance, Batch batch, Function<LedgerWriter, T> call) {
        return once(instance, List.of(batch), call);
    }

    /** Of several partitions in one transaction. */
    <T> T once(int instance, List<? extends Batch> batches, Function<LedgerWriter, T> call) {
        Fault fault = weather.commitFault();
        world.census.count("commit " + fault);
        store.failNextCommit(fault);
        if (weather.happens(weather.badReads)) {
            store.refuseReadAfter(world.random.nextInt(READS_MAX));
        }
        if (!isInBetween && weather.happens(weather.intruders)) {
            store.beforeNextCommit(() -> {
                store.refuseReadAfter(-1);
                letAnotherIn(instance, batches);
                store.failNextCommit(fault);
            });
        }
        LedgerWriter writer = world.cluster.instance(instance).ledger.writer();
        try {
            return world.accounts.during(batches, () -> call.apply(writer));
        } finally {
            store.failNextCommit(Fault.NONE);
            store.refuseReadAfter(-1);
            store.beforeNextCommit(() -> {});
        }
    }

    /** Writes until an instance has said that it is done. */
    <T> T untilCertain(int instance, Batch batch, Function<LedgerWriter, T> call) {
        int at = instance;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                return once(at, batch, call);
            } catch (LedgerUnavailable again) {
                world.census.count("write refused");
            } catch (Crash gone) {
                world.cluster.restart(at);
            }
            at = next(instance);
        }
        throw new AssertionError("refused for ever: " + batch);
    }

    /** Where to try again: anywhere, but never in the process whose transaction is open. */
    int next(int instance) {
        return isInBetween ? instance : world.random.nextInt(world.cluster.size());
    }

    private void letAnotherIn(int instance, List<? extends Batch> batches) {
        isInBetween = true;
        try {
            world.meanwhile((instance + 1) % world.cluster.size(), batches);
            world.census.count("another one in between");
        } finally {
            isInBetween = false;
        }
    }
}
