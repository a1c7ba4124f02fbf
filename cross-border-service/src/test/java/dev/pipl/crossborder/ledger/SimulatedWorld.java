package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Crash;
import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Fault;
import dev.pipl.crossborder.ledger.Violation.Invariant;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * Instances of the real writer over one store and one log, with pipelines, HTTP clients, persons who decide, a registry
 * and a clock, driven by one seed through every fault. Single-threaded: what others do meanwhile is put between a
 * transaction's last statement and its commit.
 */
final class SimulatedWorld {

    private static final Instant START = Instant.parse("2025-12-22T00:00:00Z");
    private static final int PARTITIONS = 2;
    private static final int ATTEMPTS_MAX = 60;
    private static final int DRAIN_TURNS_MAX = 4_000;

    final Random random;
    final Weather weather;
    final SimulatedClock clock;
    final SimulatedLaw law;
    final InMemoryLedgerStore store;
    final SimulatedLog log = new SimulatedLog(PARTITIONS);
    final SimulatedRegistry registry;
    final Accounts accounts;
    final Census census = new Census();
    final List<Violation> violations = new ArrayList<>();
    /** Every transfer that was read, by what makes it one. */
    final Map<EventIdentity, Map<ContentHash, OutboundTransfer>> read = new HashMap<>();
    /** What HTTP clients were answered. */
    final Map<String, List<Outcome>> answers = new HashMap<>();

    private final SimulatedPipelines pipelines;
    private final SimulatedDecisions decisions;
    private final LedgerParts parts;
    private final List<SimulatedInstance> instances = new ArrayList<>();
    private final int[] owners = new int[PARTITIONS];
    private final long[] reached = new long[PARTITIONS];
    private boolean isIntruding;
    private int requests;

    SimulatedWorld(long seed, Mutation mutation) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 17);
        weather = new Weather(random);
        clock = new SimulatedClock(START.plus(Duration.ofMinutes(random.nextInt(16 * 24 * 60))));
        law = random.nextInt(4) == 0 ? SimulatedLaw.PUBLISHED : SimulatedLaw.SMALL;
        accounts = new Accounts();
        store = mutation.store(accounts);
        store.onCommit(this::committed);
        registry = new SimulatedRegistry(random, clock);
        pipelines = new SimulatedPipelines(random, weather, clock, law);
        decisions = new SimulatedDecisions(random, clock);
        long[] tick = new long[1];
        LedgerParts standard = LedgerParts.standard();
        parts = mutation.parts(new LedgerParts(
                standard.lanes(),
                standard.memory(),
                random::nextLong,
                () -> tick[0]++,
                weather.snapshotWorthMin,
                new Retries(5, 0)));
        for (int i = 0, count = 2 + random.nextInt(2); i < count; i++) {
            instances.add(new SimulatedInstance(this, parts));
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assign(partition, random.nextInt(instances.size()));
        }
    }

    void run(int steps) {
        try {
            for (int i = 0; i < steps; i++) {
                step(weather.step(), random.nextInt(instances.size()));
            }
            drain();
        } catch (RuntimeException | AssertionError e) {
            if (Boolean.getBoolean("pipl.simulator.trace")) {
                e.printStackTrace();
            }
            violations.add(new Violation(Invariant.THE_SERVICE_GOES_ON, e.toString()));
        }
    }

    /** A fresh ledger that knows only the store. */
    Ledger afresh() {
        return new Ledger(
                store,
                SimulatedInstance::key,
                law.provisions(),
                clock,
                Long.MAX_VALUE,
                Runnable::run,
                new LedgerParts(Lane::new, KnownEvents::new, () -> 1, () -> 1, Long.MAX_VALUE / 2, new Retries(5, 0)));
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
        return instances
                .get(0)
                .read(partition, offset, log.from(partition, offset, 1).get(offset));
    }

    long position(int partition) {
        return store.position(SimulatedLog.TOPIC, partition)
                .map(PartitionPosition::next)
                .orElse(0L);
    }

    private void step(Weather.Step step, int instance) {
        switch (step) {
            case PRODUCE -> produce(1 + random.nextInt(4));
            case FETCH -> instances.get(instance).fetch(random.nextInt(PARTITIONS), 1 + random.nextInt(6));
            case WRITE -> write(instance, random.nextInt(PARTITIONS));
            case POLL -> poll(instance, random.nextInt(PARTITIONS));
            case REQUEST -> request(instance, random.nextInt(SimulatedPipelines.HANDLERS));
            case DECIDE -> decide(instance, someHandler());
            case ASK -> ask(instance, someHandler());
            case MOVE_CLOCK ->
                clock.goOn(
                        random.nextInt(4) == 0
                                ? Duration.ofHours(random.nextInt(9 * 24))
                                : Duration.ofMinutes(random.nextInt(600)));
            case TICK -> tick(instance);
            case PUBLISH_PROFILE -> registry.publish(someHandler());
            case PROJECT_PROFILE -> registry.project();
            case REBALANCE -> assign(random.nextInt(PARTITIONS), instance);
            case LEARN_OF_REBALANCE -> learn(instance);
            case CRASH -> restart(instance);
            case FORGET -> instances.get(instance).ledger.forget();
            case WORK_IN_BACKGROUND -> workInBackground(instance);
        }
    }

    private String someHandler() {
        return SimulatedPipelines.handlerId(random.nextInt(SimulatedPipelines.HANDLERS));
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

    private void poll(int instance, int partition) {
        instances.get(instance).fetch(partition, 1 + random.nextInt(6));
        write(instance, partition);
    }

    /** Writes what the reader has in hand, whether the partition is still its own or not: the zombie's last batch. */
    private void write(int instance, int partition) {
        SimulatedInstance on = instances.get(instance);
        Batch.KafkaBatch batch = on.inHand.remove(partition);
        if (batch == null) {
            return;
        }
        long next = position(partition);
        if (batch.position() != next) {
            census.count(batch.position() < next ? "reader below next" : "reader above next");
        }
        try {
            KafkaResult result = writing(on, batch, writer -> writer.write(batch));
            if (result instanceof KafkaResult.SeekTo) {
                census.count("batch sent back");
            }
            on.positions.replace(partition, result.next());
        } catch (LedgerUnavailable again) {
            census.count("batch kept for later");
        } catch (Crash gone) {
            restart(instance);
        }
    }

    private void request(int instance, int handler) {
        List<byte[]> events = new ArrayList<>();
        for (int i = 0, size = 1 + random.nextInt(3); i < size; i++) {
            events.add(pipelines.next(handler).bytes());
        }
        int at = instance;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            SimulatedInstance on = instances.get(at);
            String requestId = "request-" + requests++;
            List<Submission> submissions = new ArrayList<>();
            for (byte[] event : events) {
                submissions.add(on.read(requestId, submissions.size(), event));
            }
            Batch.HttpBatch batch = new Batch.HttpBatch(requestId, submissions);
            try {
                answers.put(requestId, writing(on, batch, writer -> writer.write(batch)));
                return;
            } catch (LedgerUnavailable again) {
                census.count("request refused");
            } catch (Crash gone) {
                restart(at);
                if (random.nextInt(4) == 0) {
                    return;
                }
            }
            at = isIntruding ? instance : random.nextInt(instances.size());
        }
        throw new AssertionError("a request is refused for ever");
    }

    /** A person decides; the answer of a repetition is the answer of the first time. */
    private void decide(int instance, String handlerId) {
        Batch batch = decisions.next(handlerId, pipelines);
        List<Adjusted> first = persistently(instance, batch, writer -> SimulatedDecisions.write(writer, batch));
        List<Adjusted> second = persistently(instance, batch, writer -> SimulatedDecisions.write(writer, batch));
        if (!second.containsAll(first) && !(batch instanceof Batch.RouteReviewed)) {
            violations.add(new Violation(Invariant.I5_NO_EVENT_IS_ACCEPTED_TWICE, "decided twice: " + batch));
        }
    }

    /** Whoever asks at any time is answered what the newest row states. */
    private void ask(int instance, String handlerId) {
        int year = BeijingCalendar.today(clock).getYear() - random.nextInt(2);
        YearView view = instances.get(instance).ledger.reader().year(handlerId, year);
        long sequence = view.sequence();
        boolean isNewest = store.row(handlerId, year, sequence + 1).isEmpty()
                && (sequence == 0 || store.row(handlerId, year, sequence).isPresent());
        boolean isStated = sequence == 0
                || store.row(handlerId, year, sequence)
                        .filter(row -> row.nonSensitive()
                                        == view.headCounts().nonSensitive().upper()
                                && row.sensitive()
                                        == view.headCounts().sensitive().upper())
                        .isPresent();
        if (!isNewest || !isStated) {
            violations.add(new Violation(
                    Invariant.I2_EVERY_ROW_STATES_THE_FIGURES_OF_ITS_PREFIX,
                    "an answer that no row states: " + handlerId + ", " + year + ", row " + sequence));
        }
    }

    /** What the clock makes due: facts that take effect, and a new year. Each is told until it is certain. */
    private void tick(int instance) {
        Optional<SimulatedRegistry.Due> due = registry.due();
        if (due.isPresent()) {
            KnownHandler handler = registry.handler(due.get().handlerId());
            for (LocalDate day : handler.daysOfEffect(due.get().effectiveOn(), BeijingCalendar.today(clock))) {
                Batch.ProfileChange change =
                        new Batch.ProfileChange(due.get().eventId(), handler.on(day), BeijingCalendar.startOf(day));
                persistently(instance, change, writer -> told(writer, change));
            }
            registry.strikeOff(due.get());
            census.count("profile told");
        }
        Optional<String> unopened = registry.unopened();
        if (unopened.isPresent()) {
            open(instance, unopened.get());
        }
    }

    private static Void told(LedgerWriter writer, Batch.ProfileChange change) {
        writer.write(change);
        return null;
    }

    private void open(int instance, String handlerId) {
        int thisYear = BeijingCalendar.today(clock).getYear();
        KnownHandler handler = registry.handler(handlerId);
        for (int year = registry.yearOpened(handlerId) + 1; year <= thisYear; year++) {
            if (instances.get(instance).ledger.reader().years(handlerId).contains(year - 1)) {
                LocalDate firstDay = LocalDate.of(year, 1, 1);
                Batch.YearOpening opening =
                        new Batch.YearOpening(handler.on(firstDay), year, BeijingCalendar.startOf(firstDay));
                persistently(instance, opening, writer -> {
                    writer.write(opening);
                    return null;
                });
                census.count("year opened by the calendar");
            }
        }
        registry.opened(handlerId, thisYear);
    }

    private void workInBackground(int instance) {
        Runnable task = instances.get(instance).background.poll();
        if (task != null && random.nextInt(5) > 0) {
            task.run();
            census.count("snapshot saved");
        }
    }

    /** The partition is another instance's from now on; the one before may not know it for a while. */
    private void assign(int partition, int instance) {
        int before = owners[partition];
        owners[partition] = instance;
        SimulatedInstance now = instances.get(instance);
        if (before != instance && !weather.happens(weather.zombies)) {
            instances.get(before).lose(partition);
        }
        now.lose(partition);
        now.ledger.forget();
        // The broker may know another position than the ledger; without one in the ledger a reader starts at the
        // beginning.
        boolean isWrong = position(partition) > 0 && weather.happens(weather.wrongStarts);
        now.positions.put(partition, isWrong ? random.nextInt((int) log.end(partition)) : position(partition));
        census.count("partition assigned");
    }

    private void learn(int instance) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (owners[partition] != instance) {
                instances.get(instance).lose(partition);
            }
        }
    }

    private void restart(int instance) {
        census.count("instance restarted");
        instances.set(instance, new SimulatedInstance(this, parts));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (owners[partition] == instance) {
                assign(partition, isIntruding ? instance : random.nextInt(instances.size()));
            }
        }
    }

    private <T> T persistently(int instance, Batch batch, Function<LedgerWriter, T> call) {
        int at = instance;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                return writing(instances.get(at), batch, call);
            } catch (LedgerUnavailable again) {
                census.count("refused");
            } catch (Crash gone) {
                restart(at);
            }
            at = isIntruding ? instance : random.nextInt(instances.size());
        }
        throw new AssertionError("refused for ever: " + batch);
    }

    private <T> T writing(SimulatedInstance on, Batch batch, Function<LedgerWriter, T> call) {
        Fault fault = weather.commitFault();
        store.failNextCommit(fault);
        census.count("commit " + fault);
        if (weather.happens(weather.badReads)) {
            store.refuseReadAfter(random.nextInt(5));
        }
        if (!isIntruding && weather.happens(weather.intruders)) {
            store.beforeNextCommit(() -> {
                store.refuseReadAfter(-1);
                intrude(on, batch);
                store.failNextCommit(fault);
            });
        }
        try {
            return accounts.during(batch, () -> call.apply(on.ledger.writer()));
        } finally {
            store.failNextCommit(Fault.NONE);
            store.refuseReadAfter(-1);
            store.beforeNextCommit(() -> {});
        }
    }

    /** Another instance commits while this one's transaction is about to. */
    private void intrude(SimulatedInstance on, Batch batch) {
        int other = (instances.indexOf(on) + 1) % instances.size();
        isIntruding = true;
        try {
            int kind = random.nextInt(6);
            int partition = random.nextInt(PARTITIONS);
            if (kind == 0) {
                decide(other, someHandler());
            } else if (kind == 1) {
                tick(other);
            } else if (kind < 4) {
                request(other, random.nextInt(SimulatedPipelines.HANDLERS));
            } else if (!isLocked(batch, partition)) {
                poll(other, partition);
            }
            census.count("another one in between");
        } finally {
            isIntruding = false;
        }
    }

    /** Whoever comes second to a position waits for the first one's commit; he does not get in between. */
    private boolean isLocked(Batch batch, int partition) {
        return batch instanceof Batch.KafkaBatch kafka
                && kafka.partition() == partition
                && store.position(SimulatedLog.TOPIC, partition).isPresent();
    }

    private void committed(Object result) {
        accounts.committed(result);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            long now = position(partition);
            if (now < reached[partition]) {
                violations.add(new Violation(
                        Invariant.I6_THE_OFFSET_IS_NEVER_AHEAD_OF_THE_LEDGER,
                        "the position of partition " + partition + " went back from " + reached[partition] + " to "
                                + now));
            }
            reached[partition] = now;
        }
    }

    /** Lets everything that is under way arrive. */
    private void drain() {
        for (int instance = 0; instance < instances.size(); instance++) {
            learn(instance);
        }
        while (registry.project()) {
            census.count("profile projected at the end");
        }
        for (int turn = 0; registry.due().isPresent() || registry.unopened().isPresent(); turn++) {
            tick(turn % instances.size());
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            instances.get(owners[partition]).positions.put(partition, position(partition));
            for (int turn = 0; !log.from(partition, position(partition), 1).isEmpty(); turn++) {
                if (turn > DRAIN_TURNS_MAX) {
                    throw new AssertionError("partition " + partition + " is wedged at " + position(partition));
                }
                poll(owners[partition], partition);
            }
        }
    }
}
