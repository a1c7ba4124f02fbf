package dev.pipl.system.scale;

import dev.pipl.law.Bilingual;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What happens to two instances while they work: a third reader joins the group and leaves it again, one of them is
 * frozen in the middle of a transaction for longer than its session lasts and wakes up as a zombie, one of them is killed
 * and started again; and in the end one is killed for good.
 */
final class Disturbances extends Thread {
    private static final String GROUP = "cross-border-service.transfers";
    private static final String TOPIC = "outbound-transfers.v1";
    /** A reader's session and a silent transaction last 10 seconds; then others must get on, and they have this long. */
    private static final Duration FROZEN = Duration.ofSeconds(16);

    private static final Duration STRANGER_STAYS = Duration.ofMillis(1500);
    private static final Duration BETWEEN = Duration.ofMillis(1500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int REBALANCES = 2;
    private static final int TRIES_TO_FREEZE_IN_A_TRANSACTION = 400;

    private final Parts parts;
    private final KafkaSender kafka;
    private final Consumer<Instance> farewell;
    private final List<Instance> instances;
    private final Duration duration;
    private final Consumer<Bilingual> saying;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile int rebalances;
    private volatile int freezes;
    private volatile int frozenInTransaction;
    private volatile int kills;
    private final List<Bilingual> standstills = new ArrayList<>();

    /**
     * @param kafka whose records show whether partitions stand still
     * @param duration for how long at least; what was begun is brought to its end
     * @param farewell what the first instance is asked to do right before it is killed for good
     */
    Disturbances(
            Parts parts,
            KafkaSender kafka,
            List<Instance> instances,
            Duration duration,
            Consumer<Instance> farewell,
            Consumer<Bilingual> saying) {
        super("disturbances");
        setDaemon(true);
        this.parts = parts;
        this.kafka = kafka;
        this.farewell = farewell;
        this.instances = instances;
        this.duration = duration;
        this.saying = saying;
    }

    int rebalances() {
        return rebalances;
    }

    int freezes() {
        return freezes;
    }

    /** Of the freezes, how many caught a transaction that was open. */
    int frozenInTransaction() {
        return frozenInTransaction;
    }

    /** What did not get on although an instance was there to do it; empty when all is well. */
    List<Bilingual> standstills() {
        return List.copyOf(standstills);
    }

    int kills() {
        return kills;
    }

    /** Whether all of it has happened. */
    boolean isOver() {
        if (failure.get() != null) {
            throw failure.get();
        }
        return !isAlive();
    }

    @Override
    public void run() {
        long end = System.nanoTime() + duration.toNanos();
        try {
            do {
                rebalance();
                // The one that also sends what all instances publish.
                Instance relay = relay();
                freeze(relay);
                killAndStart(instances.get(0) == relay ? instances.get(1) : instances.get(0));
                rebalance();
            } while (System.nanoTime() - end < 0);
            say("实例 %s 被永久终止", "instance %s is killed for good", instances.get(0));
            farewell.accept(instances.get(0));
            instances.get(0).kill();
            kills++;
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private void rebalance() {
        say("第三个读取者反复加入与离开", "a third reader joins and leaves, again and again");
        for (int i = 0; i < REBALANCES; i++) {
            try (KafkaConsumer<byte[], byte[]> stranger = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            parts.bootstrapServers(),
                            "group.id",
                            GROUP,
                            "enable.auto.commit",
                            false,
                            "auto.offset.reset",
                            "latest"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                stranger.subscribe(List.of(TOPIC));
                long until = System.nanoTime() + STRANGER_STAYS.toNanos();
                while (System.nanoTime() - until < 0) {
                    stranger.poll(Duration.ofMillis(100));
                }
            }
            rebalances += 2;
            pause(BETWEEN);
        }
    }

    private void freeze(Instance instance) {
        boolean isInTransaction = false;
        for (int i = 0; i < TRIES_TO_FREEZE_IN_A_TRANSACTION && !isInTransaction; i++) {
            instance.freeze();
            isInTransaction = parts.number("""
                            select count(*) from pg_stat_activity a join pg_locks l using (pid)
                            where a.application_name = '%s' and a.state = 'idle in transaction'
                            and l.relation = 'ledger_position'::regclass and l.mode = 'RowShareLock'
                            """.formatted(instance.name())) > 0;
            if (!isInTransaction) {
                instance.thaw();
                pause(Duration.ofMillis(5 + i % 7));
            }
        }
        if (!isInTransaction) {
            instance.freeze();
        }
        freezes++;
        frozenInTransaction += isInTransaction ? 1 : 0;
        say("实例 %s 被冻结，超过其会话时限", "instance %s is frozen for longer than its session", instance);
        Map<Integer, Long> before = positions();
        pause(FROZEN);
        standstills(instance, before);
        instance.thaw();
        say("实例 %s 醒来", "instance %s wakes up", instance);
        pause(BETWEEN);
    }

    private Instance relay() {
        return instances.stream()
                .filter(instance -> parts.number("""
                                select count(*) from pg_stat_activity a join pg_locks l using (pid)
                                where l.locktype = 'advisory' and a.application_name = '%s-outbox-relay'
                                """.formatted(instance.name())) > 0)
                .findFirst()
                .orElse(instances.get(0));
    }

    private Map<Integer, Long> positions() {
        Map<Integer, Long> positions = new TreeMap<>();
        for (int partition : kafka.ends().keySet()) {
            positions.put(
                    partition,
                    parts.number("select coalesce(sum(next), 0) from ledger_position where partition = " + partition));
        }
        return positions;
    }

    private void standstills(Instance frozen, Map<Integer, Long> before) {
        Map<Integer, Long> ends = kafka.ends();
        positions().forEach((partition, position) -> {
            boolean isDone = position >= ends.getOrDefault(partition, 0L);
            if (!isDone && position <= before.getOrDefault(partition, 0L)) {
                standstills.add(new Bilingual(
                        "实例 " + frozen.name() + " 冻结期间分区 " + partition + " 停滞",
                        "partition " + partition + " stood still while instance " + frozen.name() + " was frozen"));
            }
        });
        long oldUnsent = parts.number(
                "select count(*) from outbox where sent_at is null and created_at < clock_timestamp() - interval '4 s'");
        if (oldUnsent > 0) {
            standstills.add(new Bilingual(
                    "实例 " + frozen.name() + " 冻结期间有 " + oldUnsent + " 个事件未发出",
                    oldUnsent + " events were not sent while instance " + frozen.name() + " was frozen"));
        }
    }

    private void killAndStart(Instance instance) {
        say("实例 %s 被强行终止并重新启动", "instance %s is killed and started again", instance);
        instance.kill();
        kills++;
        pause(BETWEEN);
        instance.start();
        await(instance::isReady, instance.name() + " is not ready");
    }

    static void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(otherwise);
            }
            pause(Duration.ofMillis(100));
        }
    }

    private static void pause(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void say(String zh, String en, Instance instance) {
        say(zh.formatted(instance.name()), en.formatted(instance.name()));
    }

    private void say(String zh, String en) {
        saying.accept(new Bilingual(zh, en));
    }
}
