package dev.pipl.system.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
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

/** A Kafka broker that is its own controller, as a child process with the settings of the local platform. */
final class Broker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long TRY_MILLIS = 200;

    private final Path data;
    private final int port;
    private final Process process;

    Broker(Path parent) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(parent, "kafka");
        data = folder.resolve("data");
        port = freePort();
        Path settings = folder.resolve("kafka.properties");
        Files.writeString(settings, settings(port, freePort(), data));
        Process format = java(
                        folder,
                        List.of(
                                "kafka.tools.StorageTool",
                                "format",
                                "--cluster-id",
                                Uuid.randomUuid().toString(),
                                "--config",
                                settings.toString()))
                .start();
        if (format.waitFor() != 0) {
            throw new IllegalStateException(
                    "the broker's storage cannot be formatted: " + Files.readString(folder.resolve("log")));
        }
        process = java(folder, List.of("kafka.Kafka", settings.toString())).start();
        awaitAnswer();
    }

    private static ProcessBuilder java(Path folder, List<String> command) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path")));
        all.addAll(command);
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
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
                num.network.threads=2
                num.io.threads=4
                message.max.bytes=4194304
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controllerPort, data);
    }

    private void awaitAnswer() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            while (true) {
                try {
                    admin.describeCluster().nodes().get(TRY_MILLIS * 10, TimeUnit.MILLISECONDS);
                    return;
                } catch (ExecutionException | TimeoutException e) {
                    if (!process.isAlive() || System.nanoTime() > until) {
                        throw new IllegalStateException("the broker does not answer", e);
                    }
                }
            }
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
