package dev.pipl.system.benchmark;

import dev.pipl.local.machine.PortCheck;
import dev.pipl.local.machine.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker that is its own controller: a process of its own on loopback, whose data nobody keeps. */
final class Broker implements AutoCloseable {

    /** A start takes some five seconds, and many times that on a machine that is busy otherwise. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final int LOG_LINES_SHOWN = 20;

    private final Path folder;
    private final Path data;
    private final int port;
    private final Process process;

    /**
     * Returns when it answers.
     *
     * @throws IllegalStateException if it ends, or does not answer within some minutes; says what it logged last
     */
    Broker(Path parent) throws IOException, InterruptedException {
        folder = Files.createTempDirectory(parent, "kafka");
        data = folder.resolve("data");
        port = PortCheck.anyFree();
        Path settings = folder.resolve("kafka.properties");
        Files.writeString(settings, settings(port, PortCheck.anyFree(), data));
        Process format = java(List.of(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                settings.toString()));
        if (!format.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            format.destroyForcibly();
            throw failure("did not format its storage within " + PATIENCE);
        }
        if (format.exitValue() != 0) {
            throw failure("could not format its storage");
        }
        process = java(List.of("kafka.Kafka", settings.toString()));
        try {
            awaitAnswer();
        } catch (IllegalStateException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** An interrupted run leaves none behind. */
    private Process java(List<String> command) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path")));
        all.addAll(command);
        Process child = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroyForcibly));
        return child;
    }

    private static String settings(int port, int controllerPort, Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.network.threads=2
                num.io.threads=4
                message.max.bytes=4194304
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controllerPort, data);
    }

    private void awaitAnswer() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            while (true) {
                try {
                    admin.describeCluster().nodes().get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
                    return;
                } catch (ExecutionException | TimeoutException e) {
                    if (!process.isAlive()) {
                        throw failure("ended with " + process.exitValue() + " instead of answering");
                    }
                    if (System.nanoTime() > until) {
                        throw failure("did not say which nodes its cluster has within " + PATIENCE);
                    }
                }
            }
        }
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException(
                "the benchmark's Kafka broker on " + address() + " " + what + "; its log ends:\n" + endOfLog());
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: " + e + ")";
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    /** Where its topics lie. */
    Path data() {
        return data;
    }

    /** Nothing of it is kept, so there is no orderly end to wait for. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        Tree.delete(folder);
    }
}
