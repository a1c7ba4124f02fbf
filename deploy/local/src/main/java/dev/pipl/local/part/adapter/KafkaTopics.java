package dev.pipl.local.part.adapter;

import dev.pipl.local.LocalFailure;
import dev.pipl.local.part.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/** Makes the broker's topics what the declaration says; never deletes one. */
public final class KafkaTopics {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int PROBE_MILLIS = 3000;
    private static final short ONE_REPLICA = 1;

    private KafkaTopics() {}

    /** Whether a broker answers there. */
    public static boolean answers(int port) {
        try (Admin admin = admin(port, PROBE_MILLIS)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(PROBE_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (KafkaException | ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Creates missing topics and changes settings that differ. */
    public static void ensure(int port, List<Topic> topics) throws IOException, InterruptedException {
        try (Admin admin = admin(port, PATIENCE_MILLIS)) {
            Set<String> present = admin.listTopics().names().get();
            admin.createTopics(topics.stream()
                            .filter(topic -> !present.contains(topic.name()))
                            .map(topic ->
                                    new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA).configs(topic.config()))
                            .toList())
                    .all()
                    .get();
            List<Topic> kept = topics.stream()
                    .filter(topic -> present.contains(topic.name()))
                    .toList();
            if (!kept.isEmpty()) {
                requireSamePartitions(admin, kept);
                changeSettings(admin, kept);
            }
        } catch (ExecutionException failure) {
            throw new IOException("the topics could not be set up", failure.getCause());
        }
    }

    private static void requireSamePartitions(Admin admin, List<Topic> topics)
            throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> found = admin.describeTopics(
                        topics.stream().map(Topic::name).toList())
                .allTopicNames()
                .get();
        for (Topic topic : topics) {
            int present = found.get(topic.name()).partitions().size();
            if (present != topic.partitions()) {
                throw new LocalFailure(
                        "主题 " + topic.name() + " 现有 " + present + " 个分区,声明为 " + topic.partitions()
                                + ";改变分区数会打乱同一处理者事件的次序,请先运行 ./run reset",
                        "topic " + topic.name() + " has " + present + " partitions, declared are " + topic.partitions()
                                + "; a change would break the order of a handler's events: ./run reset first");
            }
        }
    }

    private static void changeSettings(Admin admin, List<Topic> topics)
            throws ExecutionException, InterruptedException {
        Map<ConfigResource, Topic> byResource = new HashMap<>();
        topics.forEach(topic -> byResource.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), topic));
        Map<ConfigResource, Config> present =
                admin.describeConfigs(byResource.keySet()).all().get();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        byResource.forEach((resource, topic) -> {
            List<AlterConfigOp> differing = new ArrayList<>();
            topic.config().forEach((name, value) -> {
                if (!value.equals(present.get(resource).get(name).value())) {
                    differing.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
                }
            });
            if (!differing.isEmpty()) {
                changes.put(resource, differing);
            }
        });
        admin.incrementalAlterConfigs(changes).all().get();
    }

    private static Admin admin(int port, int patienceMillis) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + port,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                patienceMillis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                patienceMillis));
    }
}
