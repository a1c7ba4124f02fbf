package dev.pipl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics as the repository declares them, for one broker. */
final class DeclaredTopics {
    private static final String FILE = "deploy/kafka/topics.yaml";

    private DeclaredTopics() {}

    static List<NewTopic> read() {
        try {
            JsonNode declared = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(Repository.file(FILE)));
            List<NewTopic> topics = new ArrayList<>();
            for (JsonNode topic : declared.path("topics")) {
                Map<String, String> config = new HashMap<>();
                topic.path("config")
                        .properties()
                        .forEach(e -> config.put(e.getKey(), e.getValue().asText()));
                topics.add(new NewTopic(
                                topic.path("name").asText(),
                                topic.path("partitions").asInt(),
                                (short) 1)
                        .configs(config));
            }
            return topics;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds files of the repository from the directory of any of its modules. */
    static final class Repository {
        private Repository() {}

        static Path file(String name) {
            for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
                if (Files.exists(at.resolve(name))) {
                    return at.resolve(name);
                }
            }
            throw new IllegalStateException(name + " is in no folder above the working directory");
        }
    }
}
