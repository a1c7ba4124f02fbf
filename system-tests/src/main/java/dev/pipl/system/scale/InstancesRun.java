package dev.pipl.system.scale;

import dev.pipl.law.Bilingual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Two instances of the service on one database and one topic, disturbed while Kafka and HTTP write the same handlers. */
final class InstancesRun {
    private static final int PEOPLE = 4_000;
    private static final int TOKENS = 30;
    /** Handlers that take part in nothing but the last moment of an instance. */
    private static final int LONELY = 3;

    private static final Duration QUIET_WITHIN = Duration.ofMinutes(3);
    private static final int LOOKS_UNTIL_TOLD = 25;
    /** Shorter than usual, so that a brief run gets to see it. */
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofSeconds(6);

    private static final Duration PACE = Duration.ofMillis(20);

    private final Path packaged;
    private final Path folder;
    private final Progress progress;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** @param folder for secrets and logs */
    InstancesRun(Path packaged, Path folder, Progress progress) {
        this.packaged = packaged;
        this.folder = folder;
        this.progress = progress;
    }

    /** How much is sent, and for how long the instances are disturbed. */
    record Size(int handlers, int eventsPerSecond, int heapMib, Duration duration, long seed) {}

    Result run(Size size) throws IOException {
        Files.createDirectories(folder);
        List<String> handlers = IntStream.range(0, size.handlers())
                .mapToObj("h-scale-%05d"::formatted)
                .toList();
        try (Parts parts = new Parts(folder);
                Instance one = instance("one", size, parts);
                Instance two = instance("two", size, parts);
                KafkaSender kafka = new KafkaSender(parts.bootstrapServers())) {
            handlers.forEach(kafka::register);
            kafka.flush();
            progress.say(new Bilingual("启动两个实例", "starting two instances"));
            one.start();
            two.start();
            Disturbances.await(() -> one.isReady() && two.isReady(), "the instances are not ready");
            handlers.forEach(parts::addRecipient);
            List<Instance> instances = List.of(one, two);
            try (HttpSenders http =
                    new HttpSenders(instances, handlerId -> tokens.computeIfAbsent(handlerId, parts::token))) {
                return disturbed(size, parts, instances, handlers, kafka, http);
            }
        }
    }

    private Result disturbed(
            Size size,
            Parts parts,
            List<Instance> instances,
            List<String> handlers,
            KafkaSender kafka,
            HttpSenders http) {
        Oracle oracle = new Oracle();
        Traffic traffic = new Traffic(size.seed(), handlers.subList(LONELY, handlers.size()), PEOPLE, TOKENS);
        Disturbances disturbances = new Disturbances(
                parts,
                kafka,
                instances,
                size.duration(),
                last -> sayFarewell(last, handlers.subList(0, LONELY), oracle, parts, http),
                progress::say);
        long started = System.nanoTime();
        long sent = 0;
        disturbances.start();
        while (!disturbances.isOver()) {
            long due = (System.nanoTime() - started) * size.eventsPerSecond() / 1_000_000_000L;
            for (; sent < due; sent++) {
                send(traffic.next(), oracle, kafka, http);
            }
            progress.step(sent, -1);
            LockSupport.parkNanos(PACE.toNanos());
        }
        kafka.flush();
        progress.say(new Bilingual("发送结束，等待剩下的实例处理完毕", "all is sent; waiting for the instance that is left"));
        awaitQuiet(parts, oracle, http);
        double seconds = (System.nanoTime() - started) / 1e9;
        Examination examination = new Examination(parts, oracle, handlers);
        Verdict verdict = examination.examine(List.of(instances.get(1)), http);
        disturbances.standstills().forEach(verdict::fault);
        Figures figures = new Figures();
        figures.put("handlers", "处理者", "handlers", handlers.size());
        figures.put("eventsSent", "发送的事件", "events sent", sent);
        figures.put("kafkaRecords", "经 Kafka", "over Kafka", oracle.kafkaRecords());
        figures.put("httpEvents", "经 HTTP", "over HTTP", oracle.httpEvents());
        figures.put(
                "eventsRecorded", "入账的事件", "events recorded", oracle.events().size());
        figures.put("kafkaDuplicates", "重复", "duplicates", oracle.kafkaDuplicates());
        figures.put("kafkaRejected", "拒绝", "rejected", oracle.kafkaRejected());
        figures.put("httpRequestsRepeated", "重发的请求", "requests posted again", http.repeated());
        figures.put("ledgerRows", "台账行", "ledger rows", examination.rows());
        figures.put("rebalances", "再均衡", "rebalances", disturbances.rebalances());
        figures.put("freezes", "冻结", "freezes", disturbances.freezes());
        figures.put("frozenInTransaction", "其中在事务中", "of these in a transaction", disturbances.frozenInTransaction());
        figures.put("kills", "强行终止", "kills", disturbances.kills());
        figures.put("seconds", "耗时(秒)", "seconds", seconds);
        figures.put("comparisons", "比对次数", "comparisons", verdict.comparisons());
        return new Result("instances", figures, verdict);
    }

    /** What nobody but this instance knows of and will ever touch again: the one that is left must find it. */
    private static void sayFarewell(
            Instance last, List<String> handlers, Oracle oracle, Parts parts, HttpSenders http) {
        for (String handlerId : handlers) {
            Set<String> persons = Set.of(Traffic.person(handlerId, 1), Traffic.person(handlerId, 2));
            Traffic.Transfer transfer =
                    new Traffic.Transfer(handlerId, "farewell-" + handlerId, "farewell", persons, Set.of());
            oracle.recorded(transfer);
            oracle.overHttp();
            http.sendTo(last, transfer, parts.token(handlerId));
        }
    }

    private static void send(Traffic.Step step, Oracle oracle, KafkaSender kafka, HttpSenders http) {
        Traffic.Transfer transfer = step.transfer();
        switch (step.way()) {
            case KAFKA, BOTH -> {
                oracle.recorded(transfer);
                oracle.overKafka();
                kafka.publish(transfer);
                if (step.way() == Traffic.Way.BOTH) {
                    oracle.bothWays(transfer.eventId());
                    oracle.overHttp();
                    http.send(transfer);
                }
            }
            case HTTP -> {
                oracle.recorded(transfer);
                oracle.overHttp();
                http.send(transfer);
            }
            case AGAIN -> {
                oracle.duplicateOverKafka();
                kafka.publish(transfer);
            }
            case CONFLICT -> {
                oracle.rejectedOverKafka();
                kafka.publish(transfer);
            }
            case BROKEN -> {
                oracle.rejectedOverKafka();
                kafka.publishBroken(transfer.handlerId());
            }
        }
    }

    /** Everything read and answered, everything told to others, every follower at the end, by the instance that is left. */
    private void awaitQuiet(Parts parts, Oracle oracle, HttpSenders http) {
        Map<String, String> left = Map.of(
                "records not read",
                "select " + oracle.kafkaRecords() + " - coalesce(sum(next), 0) from ledger_position",
                "outbox rows not sent",
                "select count(*) from outbox where sent_at is null",
                "handler-years whose count was not told",
                notSeen("head_count_told t where"),
                "handler-years that were not watched for limits",
                notSeen("ledger_year_seen t where t.follower = 'outlook' and"),
                "handlers not reviewed",
                "select count(*) from (select handler_id, max(turn) as turn from ledger_row group by handler_id) r"
                        + " left join review_position p using (handler_id) where coalesce(p.turn, 0) < r.turn");
        long deadline = System.nanoTime() + QUIET_WITHIN.toNanos();
        Map<String, Long> still = still(left, parts, http);
        for (int look = 0; !still.isEmpty(); look++) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("not at rest after " + QUIET_WITHIN + ": " + still);
            }
            if (look % LOOKS_UNTIL_TOLD == 0) {
                progress.say(new Bilingual("尚待 " + still, "still waiting for " + still));
            }
            LockSupport.parkNanos(PACE.toNanos() * 10);
            still = still(left, parts, http);
        }
    }

    private static Map<String, Long> still(Map<String, String> left, Parts parts, HttpSenders http) {
        Map<String, Long> still = new TreeMap<>();
        left.forEach((what, sql) -> still.put(what, parts.number(sql)));
        still.put("requests not answered", http.waiting());
        still.values().removeIf(count -> count == 0);
        return still;
    }

    private static String notSeen(String told) {
        return "select count(*) from (select handler_id, year, max(sequence) as sequence from ledger_row"
                + " group by handler_id, year) r where not exists (select from " + told
                + " t.handler_id = r.handler_id and t.year = r.year and t.sequence >= r.sequence)";
    }

    private Instance instance(String name, Size size, Parts parts) {
        Map<String, String> config = parts.config();
        config.put("pipl.ledger.left-behind-after", LEFT_BEHIND_AFTER.toString());
        return new Instance(name, size.heapMib(), config, packaged, folder.resolve(name + ".log"));
    }
}
