package dev.pipl.local.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A topic as {@code deploy/kafka/topics.yaml} declares it.
 *
 * @param config the broker's own names and values
 */
public record Topic(String name, int partitions, Map<String, String> config) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /**
     * Reads the declaration.
     *
     * @throws LocalFailure when the file does not declare topics
     */
    public static List<Topic> readAll(Path file) throws IOException {
        return parse(YAML.readTree(file.toFile()), file.toString());
    }

    static List<Topic> parse(JsonNode root, String file) {
        JsonNode declared = root.path("topics");
        if (!declared.isArray() || declared.isEmpty()) {
            throw malformed(file, "topics");
        }
        List<Topic> topics = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode each : declared) {
            String name = each.path("name").asText();
            int partitions = each.path("partitions").asInt();
            if (name.isBlank() || partitions < 1 || !names.add(name)) {
                throw malformed(file, name.isBlank() ? "name" : name);
            }
            Map<String, String> config = new LinkedHashMap<>();
            each.path("config")
                    .properties()
                    .forEach(
                            entry -> config.put(entry.getKey(), entry.getValue().asText()));
            topics.add(new Topic(name, partitions, config));
        }
        return topics;
    }

    private static LocalFailure malformed(String file, String where) {
        return new LocalFailure(file + " 有误:" + where, file + " is malformed at: " + where);
    }
}
