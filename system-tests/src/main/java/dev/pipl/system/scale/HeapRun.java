package dev.pipl.system.scale;

import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.RowChain;
import dev.pipl.crossborder.ledger.adapter.YearFollower;
import dev.pipl.law.Bilingual;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;

/**
 * Many handlers in one bounded heap: how fast they come in and what they occupy, how soon each answers after a restart,
 * and what becomes of throughput when they do not fit. Written by the service's own classes in this process; a broker is
 * not part of it.
 */
final class HeapRun {
    private static final int PARTITIONS = 6;
    private static final int POLL_RECORDS = 200;
    /** The service's own share of the heap. */
    private static final double CACHE_SHARE = 0.4;

    private static final int FURTHER_TRANSFERS = 4_000;
    private static final int FURTHER_SIZE = 500;
    private static final double MIB = 1024.0 * 1024;

    private final Population population;
    private final long seed;
    private final Progress progress;
    private final Figures figures = new Figures();
    private final Verdict verdict = new Verdict();
    private final long[] offsets = new long[PARTITIONS];
    private final int[] further;

    HeapRun(Population population, long seed, Progress progress) {
        this.population = population;
        this.seed = seed;
        this.progress = progress;
        this.further = new int[population.handlers()];
    }

    Result run() throws SQLException {
        long bound = (long) (Runtime.getRuntime().maxMemory() * CACHE_SHARE);
        figures.putMemory(
                "heapMaxMiB", "最大堆", "largest heap", Runtime.getRuntime().maxMemory());
        figures.putMemory("cacheBoundMiB", "折叠状态的内存上限", "bound of what is folded", bound);
        figures.put("handlers", "处理者", "handlers", population.handlers());
        figures.put("individuals", "个人", "individuals", population.individuals());
        figures.put("largestHandler", "最大处理者的人数", "individuals of the largest handler", population.largest());
        try (ScaleDatabase database = new ScaleDatabase()) {
            long empty = liveHeap();
            long cacheBytes = ingest(database, bound, empty);
            restart(database, bound, empty);
            overTheBound(database, bound, "within");
            overTheBound(database, cacheBytes / 4, "quarter");
            chains(database);
        }
        return new Result("heap", figures, verdict);
    }

    private long ingest(ScaleDatabase database, long bound, long empty) throws SQLException {
        progress.begin(new Bilingual("写入全部个人", "writing all individuals"));
        long log = database.logPosition();
        long[] individuals = new long[1];
        int[] numbers = new int[population.handlers()];
        try (LedgerInProcess ledger = new LedgerInProcess(database.pool(), bound)) {
            long cpu = cpuNanos();
            long started = System.nanoTime();
            write(ledger, population.events(), place -> {
                int handler = population.handlerAt(place);
                int number = numbers[handler]++;
                individuals[0] += population.size(handler, number);
                return message(handler, population.json(handler, number));
            });
            double seconds = (System.nanoTime() - started) / 1e9;
            figures.put("events", "事件", "events", population.events());
            figures.put("occurrences", "人次", "occurrences of individuals", individuals[0]);
            figures.put("ingestSeconds", "写入耗时(秒)", "to write them all, s", seconds);
            figures.put(
                    "ingestOccurrencesPerSecond", "写入人次/秒", "occurrences written a second", individuals[0] / seconds);
            figures.put(
                    "ingestCpuSeconds",
                    "写入所用 CPU 秒(生成事件在内,数据库除外)",
                    "CPU seconds, making the events included, the database not",
                    (cpuNanos() - cpu) / 1e9);
            long cacheBytes = ledger.ledger().cacheBytes();
            long live = liveHeap() - empty;
            figures.putMemory("cacheMiB", "折叠状态自报", "what is folded, as it tells", cacheBytes);
            figures.putMemory("liveHeapMiB", "折叠状态实占堆", "what is folded, as the heap shows", live);
            figures.put("bytesPerIndividual", "每人字节", "bytes an individual", (double) live / population.individuals());
            figures.putMemory("rowsMiB", "台账行占盘", "ledger rows on disk", database.tableBytes("ledger_row"));
            figures.putMemory(
                    "snapshotsMiB",
                    "快照占盘",
                    "snapshots on disk",
                    database.tableBytes("ledger_snapshot") + database.tableBytes("ledger_snapshot_chunk"));
            figures.putMemory("walMiB", "预写日志", "write-ahead log", database.logPosition() - log);
            return cacheBytes;
        }
    }

    private void restart(ScaleDatabase database, long bound, long empty) throws SQLException {
        progress.begin(new Bilingual("重启后逐个首次回答", "after a restart, the first answer of each"));
        try (LedgerInProcess ledger = new LedgerInProcess(database.pool(), bound)) {
            figures.putMemory(
                    "cacheAfterRestartMiB",
                    "重启后、首次提问前",
                    "after the restart, before anybody asks",
                    ledger.ledger().cacheBytes());
            long looked = System.nanoTime();
            new YearFollower(ledger.ledger(), database.pool(), Clock.systemUTC(), "scale", Duration.ofDays(1)).take(0);
            figures.put(
                    "followersLookMs",
                    "后台跟随者查找未处理年度(毫秒)",
                    "a follower's look for years left behind, ms",
                    (System.nanoTime() - looked) / 1e6);
            LedgerReader reader = ledger.ledger().reader();
            double[] milliseconds = new double[population.handlers()];
            long started = System.nanoTime();
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, population.handlers()).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            int done = 0;
            double largest = 0;
            for (int handler : order) {
                long asked = System.nanoTime();
                long counted = reader.year(Population.handlerId(handler), Traffic.YEAR)
                        .headCounts()
                        .nonSensitive()
                        .upper();
                milliseconds[done] = (System.nanoTime() - asked) / 1e6;
                largest = handler == 0 ? milliseconds[done] : largest;
                compare(handler, counted);
                progress.step(++done, order.size());
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            Arrays.sort(milliseconds);
            figures.put(
                    "firstAnswerP50Ms", "首次回答 p50(毫秒)", "first answer p50, ms", milliseconds[milliseconds.length / 2]);
            figures.put(
                    "firstAnswerP99Ms",
                    "首次回答 p99(毫秒)",
                    "first answer p99, ms",
                    milliseconds[milliseconds.length * 99 / 100]);
            figures.put(
                    "firstAnswerMaxMs",
                    "首次回答最慢(毫秒)",
                    "first answer, slowest, ms",
                    milliseconds[milliseconds.length - 1]);
            figures.put(
                    "firstAnswerLargestHandlerMs", "最大处理者首次回答(毫秒)", "first answer of the largest handler, ms", largest);
            figures.put("allAnswersSeconds", "全部首次回答(秒)", "first answers of all, s", seconds);
            figures.put(
                    "rebuiltIndividualsPerSecond",
                    "重建个人/秒",
                    "individuals rebuilt a second",
                    population.individuals() / seconds);
            figures.putMemory(
                    "liveHeapAfterAllAnswersMiB", "全部回答后实占堆", "the heap after all of them", liveHeap() - empty);
        }
    }

    /** Further transfers of random handlers, each with one person who is new: the small ones as often as the large ones. */
    private void overTheBound(ScaleDatabase database, long bound, String name) throws SQLException {
        progress.begin(new Bilingual(
                "继续写入,内存上限 %.0f MiB".formatted(bound / MIB), "writing on within %.0f MiB".formatted(bound / MIB)));
        Random random = new Random(seed + bound);
        try (LedgerInProcess ledger = new LedgerInProcess(database.pool(), bound)) {
            for (int handler = 0; handler < population.handlers(); handler++) {
                ledger.ledger().reader().year(Population.handlerId(handler), Traffic.YEAR);
            }
            long[] individuals = new long[1];
            long started = System.nanoTime();
            int transactions = write(ledger, FURTHER_TRANSFERS, place -> {
                int handler = random.nextInt(population.handlers());
                int last = population.persons(handler) + further[handler]++;
                int size = Math.min(FURTHER_SIZE, last + 1);
                individuals[0] += size;
                return message(handler, Population.json(handler, "f" + last, last + 1 - size, size));
            });
            double seconds = (System.nanoTime() - started) / 1e9;
            figures.putMemory(name + "BoundMiB", "之后的内存上限", "writing on: bound", bound);
            figures.put(name + "OccurrencesPerSecond", "人次/秒", "occurrences a second", individuals[0] / seconds);
            figures.put(name + "EventsPerSecond", "事件/秒", "events a second", FURTHER_TRANSFERS / seconds);
            figures.put(name + "Transactions", "事务", "transactions", transactions);
            figures.putMemory(
                    name + "CacheMiB",
                    "其后折叠状态",
                    "what is folded then",
                    ledger.ledger().cacheBytes());
            verdict.equal(
                    "内存上限 " + name,
                    "the bound holds, " + name,
                    true,
                    ledger.ledger().cacheBytes() <= bound);
            for (int handler = 0; handler < population.handlers(); handler++) {
                compare(
                        handler,
                        ledger.ledger()
                                .reader()
                                .year(Population.handlerId(handler), Traffic.YEAR)
                                .headCounts()
                                .nonSensitive()
                                .upper());
            }
        }
    }

    private void compare(int handler, long counted) {
        verdict.equal(
                Population.handlerId(handler) + " 的人数",
                "the count of " + Population.handlerId(handler),
                (long) population.persons(handler) + further[handler],
                counted);
    }

    private void chains(ScaleDatabase database) {
        progress.begin(new Bilingual("核对每条链", "checking every chain"));
        long[] rows = new long[1];
        try (LedgerInProcess ledger = new LedgerInProcess(database.pool(), 0)) {
            for (int handler = 0; handler < population.handlers(); handler++) {
                byte[][] previous = {RowChain.origin()};
                boolean[] isWhole = {true};
                ledger.store().rowsAfter(Population.handlerId(handler), Traffic.YEAR, 0, row -> {
                    isWhole[0] &= RowChain.follows(previous[0], row);
                    previous[0] = row.hash();
                    rows[0]++;
                });
                String handlerId = Population.handlerId(handler);
                verdict.equal(handlerId + " 的链完整", "the chain of " + handlerId + " holds", true, isWhole[0]);
                progress.step(handler, population.handlers());
            }
        }
        figures.put("rows", "台账行", "ledger rows", rows[0]);
        figures.put("comparisons", "比对次数", "comparisons", verdict.comparisons());
    }

    /** Makes the message at a place. */
    @FunctionalInterface
    private interface Maker {
        LedgerInProcess.Message at(int place);
    }

    private LedgerInProcess.Message message(int handler, byte[] value) {
        return new LedgerInProcess.Message(handler, offsets[handler % PARTITIONS]++, value);
    }

    /** One thread makes the messages, this one writes them in polls of one partition each. */
    private int write(LedgerInProcess ledger, int messages, Maker maker) {
        BlockingQueue<LedgerInProcess.Message> made = new ArrayBlockingQueue<>(4 * POLL_RECORDS);
        Thread pipelines = new Thread(() -> {
            try {
                for (int place = 0; place < messages; place++) {
                    made.put(maker.at(place));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        pipelines.setDaemon(true);
        pipelines.start();
        List<List<LedgerInProcess.Message>> waiting = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            waiting.add(new ArrayList<>());
        }
        int transactions = 0;
        try {
            for (int place = 0; place < messages; place++) {
                LedgerInProcess.Message message = made.take();
                int partition = message.handler() % PARTITIONS;
                waiting.get(partition).add(message);
                if (waiting.get(partition).size() == POLL_RECORDS) {
                    transactions += ledger.write(partition, waiting.get(partition));
                    waiting.get(partition).clear();
                    progress.step(place, messages);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            transactions += ledger.write(partition, waiting.get(partition));
        }
        return transactions;
    }

    private static long liveHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Of this process, all threads. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
