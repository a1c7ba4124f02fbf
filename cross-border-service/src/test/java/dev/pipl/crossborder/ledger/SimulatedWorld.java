package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.ledger.Violation.Invariant;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.TransferJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Instances of the real writer over one store and one log, with pipelines, HTTP clients, persons who decide, a registry
 * and a clock, driven by one seed through every fault. Single-threaded: what others do meanwhile is put between a
 * transaction's last statement and its commit.
 */
final class SimulatedWorld {

    private static final Instant START = Instant.parse("2025-12-22T00:00:00Z");
    private static final int START_MINUTES_MAX = 16 * 24 * 60;
    private static final int PARTITIONS = 2;

    final Random random;
    final Weather weather;
    final SimulatedClock clock;
    final SimulatedLaw law;
    final InMemoryLedgerStore store;
    final SimulatedLog log = new SimulatedLog(PARTITIONS);
    final SimulatedRegistry registry;
    final SimulatedCluster cluster;
    final FaultyWrites writes;
    final Accounts accounts = new Accounts();
    final Census census = new Census();
    final Mutation mutation;
    final List<Violation> violations = new ArrayList<>();
    /** Every transfer that was read, by what makes it one. */
    final Map<EventIdentity, Map<ContentHash, OutboundTransfer>> read = new HashMap<>();
    /** What HTTP clients were answered. */
    final Map<String, List<Outcome>> answers = new HashMap<>();

    private final SimulatedPipelines pipelines;
    private final SimulatedCallers callers;
    private final long[] reached = new long[PARTITIONS];

    SimulatedWorld(long seed, Mutation mutation) {
        this.mutation = mutation;
        // Neighbouring seeds must not begin with neighbouring numbers.
        random = new Random(seed * 0x9E3779B97F4A7C15L + 17);
        weather = new Weather(random);
        clock = new SimulatedClock(START.plus(Duration.ofMinutes(random.nextInt(START_MINUTES_MAX))));
        law = random.nextInt(4) == 0 ? SimulatedLaw.PUBLISHED : SimulatedLaw.SMALL;
        store = mutation.store(accounts);
        store.onCommit(this::committed);
        registry = new SimulatedRegistry(random, clock);
        pipelines = new SimulatedPipelines(random, weather, clock, law);
        callers = new SimulatedCallers(this, pipelines);
        writes = new FaultyWrites(this);
        long[] tick = new long[1];
        LedgerParts parts = new LedgerParts(
                Lane::new,
                KnownEvents::new,
                random::nextLong,
                () -> tick[0]++,
                weather.snapshotWorthMin,
                new Retries(5, 0));
        cluster = new SimulatedCluster(this, mutation.parts(parts), 2 + random.nextInt(2));
    }

    void run(int steps) {
        try {
            for (int i = 0; i < steps; i++) {
                step(weather.step(), random.nextInt(cluster.size()));
            }
            letEverythingArrive();
        } catch (RuntimeException | AssertionError e) {
            violated(Invariant.THE_SERVICE_GOES_ON, e.toString());
        }
    }

    /** A fresh ledger that knows only the store. */
    Ledger afresh() {
        LedgerParts plain =
                new LedgerParts(Lane::new, KnownEvents::new, () -> 1, () -> 1, Long.MAX_VALUE / 2, new Retries(5, 0));
        return new Ledger(store, SimulatedInstance::key, law.provisions(), clock, Long.MAX_VALUE, Runnable::run, plain);
    }

    void violated(Invariant invariant, String what) {
        violations.add(new Violation(invariant, what));
    }

    Submission noted(Submission submission) {
        if (submission instanceof Arrival arrival && arrival.event() instanceof OutboundTransfer transfer) {
            read.computeIfAbsent(transfer.identity(), identity -> new HashMap<>())
                    .putIfAbsent(transfer.content(), transfer);
        }
        return submission;
    }

    /** Reads a record as an instance would now. */
    Submission readAgain(int partition, long offset) {
        return cluster.instance(0)
                .read(partition, offset, log.from(partition, offset, 1).get(offset));
    }

    long position(int partition) {
        return store.position(SimulatedLog.TOPIC, partition)
                .map(PartitionPosition::next)
                .orElse(0L);
    }

    boolean lags(int partition) {
        return !log.from(partition, position(partition), 1).isEmpty();
    }

    /** Something that another instance does between a transaction's last statement and its commit. */
    void meanwhile(int other, List<? extends Batch> batches) {
        int partition = random.nextInt(PARTITIONS);
        switch (random.nextInt(8)) {
            case 0 -> callers.decide(other, someHandler());
            case 1 -> callers.tick(other);
            case 2 -> {
                registry.publish(someHandler());
                registry.project();
                callers.tick(other);
            }
            case 3, 4 -> callers.request(other, random.nextInt(SimulatedPipelines.HANDLERS));
            default -> {
                if (batches.stream().noneMatch(batch -> isLocked(batch, partition))) {
                    cluster.poll(other, partition);
                }
            }
        }
    }

    /** Whoever comes second to a position waits for the first one's commit; he does not get in between. */
    private boolean isLocked(Batch batch, int partition) {
        return batch instanceof Batch.KafkaBatch kafka
                && kafka.partition() == partition
                && store.position(SimulatedLog.TOPIC, partition).isPresent();
    }

    private void step(Weather.Step step, int instance) {
        int partition = random.nextInt(PARTITIONS);
        switch (step) {
            case PRODUCE -> produce(1 + random.nextInt(4));
            case FETCH -> cluster.fetch(instance, partition);
            case WRITE -> cluster.write(instance, partition);
            case WRITE_TOGETHER -> cluster.writeTogether(instance);
            case POLL -> cluster.poll(instance, partition);
            case REQUEST -> callers.request(instance, random.nextInt(SimulatedPipelines.HANDLERS));
            case DECIDE -> callers.decide(instance, someHandler());
            case ASK -> callers.ask(instance, someHandler());
            case MOVE_CLOCK -> clock.goOn(pause());
            case TICK -> callers.tick(instance);
            case PUBLISH_PROFILE -> registry.publish(someHandler());
            case PROJECT_PROFILE -> registry.project();
            case REBALANCE -> cluster.assign(partition, instance);
            case LEARN_OF_REBALANCE -> cluster.learn(instance);
            case CRASH -> cluster.restart(instance);
            case FORGET -> cluster.instance(instance).ledger.forget();
            case WORK_IN_BACKGROUND -> workInBackground(instance);
        }
    }

    private String someHandler() {
        return SimulatedPipelines.handlerId(random.nextInt(SimulatedPipelines.HANDLERS));
    }

    private Duration pause() {
        return random.nextInt(4) == 0
                ? Duration.ofHours(random.nextInt(9 * 24))
                : Duration.ofMinutes(random.nextInt(600));
    }

    private void produce(int count) {
        for (int i = 0; i < count; i++) {
            int handler = random.nextInt(SimulatedPipelines.HANDLERS);
            int partition = handler % PARTITIONS;
            if (weather.happens(weather.gaps)) {
                log.mark(partition);
            }
            TransferJson event = pipelines.next(handler);
            byte[] key = TransferJson.utf8(SimulatedPipelines.handlerId(handler));
            log.append(
                    partition,
                    random.nextBoolean()
                            ? new SimulatedLog.Message(key, Map.of(), event.bytes())
                            : new SimulatedLog.Message(
                                    key,
                                    event.binaryHeaders(),
                                    TransferJson.utf8(event.data().toString())));
        }
    }

    private void workInBackground(int instance) {
        Runnable task = cluster.instance(instance).background.poll();
        if (task != null && random.nextInt(5) > 0) {
            task.run();
            census.count("snapshot saved");
        }
    }

    private void letEverythingArrive() {
        while (registry.project()) {
            census.count("profile projected at the end");
        }
        letEverythingBeTold();
        cluster.readAll();
        letEverythingBeTold();
    }

    private void letEverythingBeTold() {
        for (int turn = 0;
                registry.due().isPresent()
                        || registry.unopened().isPresent()
                        || store.nextFirstFacts().isPresent();
                turn++) {
            callers.tick(turn % cluster.size());
        }
    }

    private void committed(Object result) {
        accounts.committed(result);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            long now = position(partition);
            if (now < reached[partition]) {
                violated(
                        Invariant.I6_THE_OFFSET_IS_NEVER_AHEAD_OF_THE_LEDGER,
                        "partition " + partition + " went back from " + reached[partition] + " to " + now);
            }
            reached[partition] = now;
        }
    }
}
