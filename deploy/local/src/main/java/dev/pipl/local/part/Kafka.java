package dev.pipl.local.part;

import dev.pipl.law.Bilingual;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.machine.PortCheck;
import dev.pipl.local.machine.Tree;
import dev.pipl.local.part.adapter.KafkaTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Uuid;

/** One Kafka broker that is its own controller. */
public final class Kafka implements Part {

    private static final int HEAP_MIB = 256;

    private final Folders folders;
    private final int port;

    public Kafka(Folders folders, Ports ports) {
        this.folders = folders;
        this.port = ports.of(PartId.KAFKA);
    }

    @Override
    public PartId id() {
        return PartId.KAFKA;
    }

    @Override
    public Set<PartId> needs() {
        return Set.of();
    }

    @Override
    public void prepare(Tools tools) throws IOException, InterruptedException {
        if (!Files.exists(data().resolve("meta.properties"))) {
            tools.say(new Bilingual("格式化存储", "formatting its storage"));
            Tree.delete(data());
            writeSettings();
            List<String> format = java();
            // Kafka's own identifiers never begin with a dash, which its command line would take for an option.
            String cluster = Uuid.randomUuid().toString();
            format.addAll(List.of("kafka.tools.StorageTool", "format", "--cluster-id", cluster, "--config"));
            format.add(settings().toString());
            tools.run(format, Map.of());
        }
    }

    @Override
    public Launch launch() throws IOException {
        writeSettings();
        List<String> command = java();
        command.addAll(List.of("kafka.Kafka", settings().toString()));
        return new Launch(command, Map.of(), folders.home());
    }

    @Override
    public boolean healthy() {
        return !PortCheck.free(port) && KafkaTopics.answers(port);
    }

    @Override
    public void settle(Tools tools) throws IOException, InterruptedException {
        KafkaTopics.ensure(
                port,
                Topic.readAll(
                        folders.checkout().resolve("deploy").resolve("kafka").resolve("topics.yaml")));
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(90);
    }

    /** The controller's port is of no concern to anybody: any free one, another at each start. */
    private void writeSettings() throws IOException {
        int controllerPort = PortCheck.anyFree();
        Files.createDirectories(settings().getParent());
        Files.writeString(settings(), settingsText(port, controllerPort, data()), StandardCharsets.UTF_8);
    }

    /** What compacts topics keeps its buffer on the heap, half of which it would be: here only the groups' offsets need it. */
    static String settingsText(int port, int controllerPort, Path data) {
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
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=8388608
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=1000
                """.formatted(port, controllerPort, data);
    }

    private List<String> java() {
        List<String> command = new ArrayList<>(Jvm.roomy(HEAP_MIB));
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-cp",
                folders.launcherLibraries() + "/*"));
        return command;
    }

    private Path data() {
        return folders.data("kafka");
    }

    private Path settings() {
        return folders.data("kafka.properties");
    }
}
