package dev.pipl.system.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * A set of 16-octet fingerprints for each handler and class in Debian's Redis, pipelined a poll at a time, with an
 * append-only file that is flushed every second: what was confirmed within the last second may be lost, which the ledger
 * and the upsert never do.
 *
 * <p>The same work includes knowing each event, or one could be taken twice under other content: its identity and content
 * hash go into a hash first, and only what is new goes on into the sets. Without that, which persons an event named is not
 * kept by either form.
 */
final class RedisContestant implements Contestant {

    private static final Path PROGRAM = Path.of("/usr/bin/redis-server");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final boolean knowsEvents;
    private final Path folder;
    private final Process server;
    private final Jedis client;
    private final Fingerprinting fingerprinting = new Fingerprinting();
    private final long emptyBytes;
    private List<Poll> round = List.of();

    /** Where the server is installed. */
    static Optional<Path> program() {
        return Files.isExecutable(PROGRAM) ? Optional.of(PROGRAM) : Optional.empty();
    }

    RedisContestant(Path parent, boolean knowsEvents) throws IOException {
        this.knowsEvents = knowsEvents;
        folder = Files.createTempDirectory(parent, "redis");
        int port = freePort();
        server = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folder.toString(),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec",
                        "--save",
                        "")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        // An interrupted run leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        client = connect(port);
        emptyBytes = usedMemory();
    }

    private Jedis connect(int port) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Jedis open = new Jedis("127.0.0.1", port, (int) PATIENCE.toMillis());
                open.ping();
                return open;
            } catch (JedisConnectionException e) {
                if (!server.isAlive() || System.nanoTime() > until) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void prepare(List<Poll> polls) {
        round = polls;
    }

    @Override
    public void take() {
        for (Poll poll : round) {
            take(poll);
        }
    }

    private void take(Poll poll) {
        List<Occurrence> fresh = knowsEvents ? unknown(poll.events()) : poll.events();
        try (Pipeline pipeline = client.pipelined()) {
            for (Occurrence event : fresh) {
                add(pipeline, "n", event.handler(), event.nonSensitive());
                add(pipeline, "s", event.handler(), event.sensitive());
            }
        }
    }

    private void add(Pipeline pipeline, String subjectClass, int handler, List<String> tokens) {
        if (!tokens.isEmpty()) {
            pipeline.sadd(key(subjectClass, handler), members(fingerprinting.words(tokens)));
        }
    }

    /** Those that were not there yet; what is there must be the same. */
    private List<Occurrence> unknown(List<Occurrence> events) {
        List<Response<Long>> added = new ArrayList<>();
        try (Pipeline pipeline = client.pipelined()) {
            for (Occurrence event : events) {
                added.add(pipeline.hsetnx(key("e", event.handler()), utf8(event.id()), event.contentHash()));
            }
        }
        List<Occurrence> fresh = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Occurrence event = events.get(i);
            if (added.get(i).get() == 1) {
                fresh.add(event);
            } else if (!Arrays.equals(client.hget(key("e", event.handler()), utf8(event.id())), event.contentHash())) {
                throw new IllegalStateException("one event, two contents");
            }
        }
        return fresh;
    }

    private static byte[][] members(long[] words) {
        byte[][] members = new byte[words.length / 2][];
        for (int i = 0; i < members.length; i++) {
            members[i] = Fingerprinting.octets(words, i);
        }
        return members;
    }

    @Override
    public void forgetRound() {
        round = List.of();
    }

    @Override
    public Work.Truth counts() {
        List<Long> nonSensitive = new ArrayList<>();
        List<Long> sensitive = new ArrayList<>();
        for (int handler = 0; handler < WorkSize.HANDLERS; handler++) {
            nonSensitive.add(client.scard(key("n", handler)));
            sensitive.add(client.scard(key("s", handler)));
        }
        return new Work.Truth(nonSensitive, sensitive);
    }

    @Override
    public List<Long> servers() {
        return List.of(server.pid());
    }

    @Override
    public OptionalLong memoryBytes() {
        return OptionalLong.of(usedMemory() - emptyBytes);
    }

    @Override
    public OptionalLong diskBytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("appendonlydir"))) {
            return OptionalLong.of(files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum());
        }
    }

    private long usedMemory() {
        return client.info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.substring("used_memory:".length())))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] key(String kind, int handler) {
        return utf8(kind + ":" + Work.handlerId(handler) + ":2026");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        server.destroy();
        server.waitFor();
    }
}
