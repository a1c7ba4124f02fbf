package dev.pipl.testing;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** An embedded Kafka broker on a free port, with the topics that {@code deploy/kafka/topics.yaml} declares. */
public final class TestBroker implements AutoCloseable {
    private final EmbeddedKafkaBroker broker;

    private TestBroker(EmbeddedKafkaBroker broker) {
        this.broker = broker;
    }

    public static TestBroker start() {
        EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withDeleteLogDirsOnClose(true)
                .withAdditionalProperties(properties -> {
                    properties.put("group.initial.rebalance.delay.ms", "0");
                    properties.put("auto.create.topics.enable", "false");
                    properties.put("offsets.topic.num.partitions", "3");
                })
                .start();
        TestBroker started = new TestBroker(broker);
        started.createTopics();
        return started;
    }

    private void createTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(DeclaredTopics.read()).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics could not be created", e.getCause());
        }
    }

    public String bootstrapServers() {
        return broker.getAdvertisedListeners().replaceAll(".*://", "");
    }

    public Map<String, String> config() {
        return Map.of("kafka.bootstrap.servers", bootstrapServers());
    }

    @Override
    public void close() {
        broker.close();
    }
}
