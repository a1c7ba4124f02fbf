package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Crash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The instances of the service and the partitions they read: polls, crashes, rebalances, and zombies after them. */
final class SimulatedCluster {

    private static final int RECORDS_MAX = 6;
    private static final int TURNS_MAX = 4_000;

    private final SimulatedWorld world;
    private final LedgerParts parts;
    private final List<SimulatedInstance> instances = new ArrayList<>();
    private final int[] owners;

    SimulatedCluster(SimulatedWorld world, LedgerParts parts, int size) {
        this.world = world;
        this.parts = parts;
        this.owners = new int[world.log.partitionCount()];
        for (int i = 0; i < size; i++) {
            instances.add(new SimulatedInstance(world, parts));
        }
        for (int partition = 0; partition < owners.length; partition++) {
            assign(partition, world.random.nextInt(size));
        }
    }

    int size() {
        return instances.size();
    }

    SimulatedInstance instance(int instance) {
        return instances.get(instance);
    }

    void fetch(int instance, int partition) {
        instances.get(instance).fetch(partition, 1 + world.random.nextInt(RECORDS_MAX));
    }

    void poll(int instance, int partition) {
        fetch(instance, partition);
        write(instance, partition);
    }

    /** Writes what the reader has in hand, whether the partition is still its own or not: the zombie's last batch. */
    void write(int instance, int partition) {
        Batch.KafkaBatch batch = instances.get(instance).inHand.remove(partition);
        if (batch != null) {
            write(instance, batch);
        }
    }

    private void write(int instance, Batch.KafkaBatch batch) {
        SimulatedInstance on = instances.get(instance);
        note(instance, batch);
        try {
            Batch.KafkaBatch[] inHand = {batch};
            KafkaResult result = on.admission.byNewest(() -> {
                Batch.KafkaBatch now = inHand[0];
                inHand[0] = on.again(batch);
                return world.writes.once(instance, now, writer -> writer.write(now));
            });
            if (result instanceof KafkaResult.SeekTo) {
                world.census.count("batch sent back");
            }
            on.positions.replace(batch.partition(), result.next());
        } catch (LedgerUnavailable again) {
            world.census.count("batch kept for later");
        } catch (Crash gone) {
            restart(instance);
        }
    }

    /** Everything that the reader has in hand, of several partitions in one transaction; where that cannot be, one by one. */
    void writeTogether(int instance) {
        SimulatedInstance on = instances.get(instance);
        List<Batch.KafkaBatch> batches = List.copyOf(on.inHand.values());
        on.inHand.clear();
        if (batches.isEmpty()) {
            return;
        }
        batches.forEach(batch -> note(instance, batch));
        try {
            AtomicReference<List<Batch.KafkaBatch>> inHand = new AtomicReference<>(batches);
            Optional<Map<Integer, KafkaResult.Written>> written = on.admission.byNewest(() -> {
                List<Batch.KafkaBatch> now =
                        inHand.getAndSet(batches.stream().map(on::again).toList());
                return world.writes.once(instance, now, writer -> writer.writeTogether(now));
            });
            if (written.isPresent()) {
                world.census.count(batches.size() > 1 ? "partitions written together" : "partition written alone");
                written.get().forEach((partition, result) -> on.positions.replace(partition, result.next()));
                return;
            }
        } catch (LedgerUnavailable again) {
            world.census.count("batches kept for later");
            return;
        } catch (Crash gone) {
            restart(instance);
            return;
        }
        world.census.count("partitions written apart");
        for (Batch.KafkaBatch batch : batches) {
            // A crash at one of them took the others with it.
            if (instances.get(instance) == on) {
                write(instance, batch);
            }
        }
    }

    private void note(int instance, Batch.KafkaBatch batch) {
        long next = world.position(batch.partition());
        if (batch.position() != next) {
            world.census.count(batch.position() < next ? "reader below next" : "reader above next");
        }
        if (owners[batch.partition()] != instance) {
            world.census.count("zombie writes");
        }
    }

    /** The partition is another instance's from now on; the one before may not know it for a while. */
    void assign(int partition, int instance) {
        int before = owners[partition];
        owners[partition] = instance;
        if (before != instance && !world.weather.happens(world.weather.zombies)) {
            instances.get(before).lose(partition);
        }
        SimulatedInstance now = instances.get(instance);
        now.lose(partition);
        now.ledger.forget();
        long position = world.position(partition);
        // The broker may know another position than the ledger; without one in the ledger a reader begins at the start.
        boolean isWrong = position > 0 && world.weather.happens(world.weather.wrongStarts);
        now.positions.put(partition, isWrong ? world.random.nextInt((int) world.log.end(partition)) : position);
        world.census.count("partition assigned");
    }

    /** The instance hears which partitions it has lost. */
    void learn(int instance) {
        for (int partition = 0; partition < owners.length; partition++) {
            if (owners[partition] != instance) {
                instances.get(instance).lose(partition);
            }
        }
    }

    void restart(int instance) {
        world.census.count("instance restarted");
        instances.set(instance, new SimulatedInstance(world, parts));
        for (int partition = 0; partition < owners.length; partition++) {
            if (owners[partition] == instance) {
                assign(partition, world.writes.next(instance));
            }
        }
    }

    /** Reads every partition to its end. */
    void readAll() {
        for (int instance = 0; instance < instances.size(); instance++) {
            learn(instance);
        }
        for (int partition = 0; partition < owners.length; partition++) {
            instances.get(owners[partition]).positions.put(partition, world.position(partition));
            for (int turn = 0; world.lags(partition); turn++) {
                if (turn > TURNS_MAX) {
                    throw new AssertionError("partition " + partition + " is wedged at " + world.position(partition));
                }
                poll(owners[partition], partition);
            }
        }
    }
}
