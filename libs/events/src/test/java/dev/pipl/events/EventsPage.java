package dev.pipl.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes {@code docs/events.md} from the schemas, the samples and the declaration of the topics. */
final class EventsPage {
    private static final String INTRODUCTION = """
            # Events

            Generated from `libs/events` and `deploy/kafka/topics.yaml`; change those, not this page.

            Every event is a CloudEvents 1.0 event. On Kafka the platform writes binary mode (attributes as headers `ce_…`,
            the data as value) and reads binary and structured mode; over HTTP it takes one structured event or a batch.
            The attributes are in [`envelope.v1.json`](../libs/events/src/main/resources/schemas/envelope.v1.json), the
            channels in [`asyncapi.yaml`](../libs/events/src/main/resources/asyncapi.yaml). A field that is not required
            is left out when there is nothing to say. Readers pass over fields and types that they do not know.
            """;

    private EventsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (JsonNode topic : Contract.topics()) {
            topic(page, topic);
        }
        return page.toString();
    }

    private static void topic(StringBuilder page, JsonNode topic) {
        String name = topic.get("name").textValue();
        page.append("\n## `").append(name).append("`\n\n");
        page.append(topic.get("about").textValue()).append("\n\n");
        page.append("| Key | Partitions | Kept | Written by | Read by |\n|---|---|---|---|---|\n");
        page.append("| %s | %s | %s | %s | %s |\n"
                .formatted(
                        topic.get("key").textValue(),
                        topic.get("partitions"),
                        kept(topic.at("/config/retention.ms").asLong()),
                        joined(topic.get("producers")),
                        joined(topic.get("consumers"))));
        for (EventType type : EventType.values()) {
            if (type.topic().wireName().equals(name)) {
                event(page, type);
            }
        }
    }

    private static void event(StringBuilder page, EventType type) {
        JsonNode schema = Contract.schema(type);
        page.append("\n### `").append(type.type()).append("`\n\n");
        page.append(schema.get("description").textValue()).append("\n\n");
        page.append("| Field | Type | Required | |\n|---|---|---|---|\n");
        fields(page, schema, schema, "", new TreeSet<>());
        page.append("\n<details><summary>Sample</summary>\n\n```json\n");
        page.append(Contract.sample(type).toPrettyString().replace("\r", ""));
        page.append("\n```\n</details>\n");
    }

    private static void fields(StringBuilder page, JsonNode object, JsonNode root, String prefix, Set<String> within) {
        TreeSet<String> required = new TreeSet<>();
        object.path("required").forEach(name -> required.add(name.textValue()));
        for (Map.Entry<String, JsonNode> field : object.get("properties").properties()) {
            String name = prefix + field.getKey();
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            name,
                            typeOf(field.getValue(), root),
                            required.contains(field.getKey()) ? "yes" : "",
                            field.getValue().path("description").asText("")));
            JsonNode inner = innerObject(field.getValue(), root);
            if (inner.has("properties") && !isWording(inner) && within.add(name)) {
                fields(page, inner, root, name + ".", within);
            }
        }
    }

    private static String typeOf(JsonNode field, JsonNode root) {
        JsonNode schema = resolved(field, root);
        String type = schema.get("type").textValue();
        if (isWording(schema)) {
            return "text zh/en";
        }
        if (type.equals("array")) {
            return "list of " + typeOf(schema.get("items"), root);
        }
        if (schema.has("enum")) {
            List<String> values = new ArrayList<>();
            schema.get("enum").forEach(value -> values.add("`" + value.textValue() + "`"));
            return String.join(", ", values);
        }
        return schema.path("format").asText(type);
    }

    private static JsonNode innerObject(JsonNode field, JsonNode root) {
        JsonNode schema = resolved(field, root);
        return schema.has("items") ? resolved(schema.get("items"), root) : schema;
    }

    private static JsonNode resolved(JsonNode field, JsonNode root) {
        return field.has("$ref") ? root.at(field.get("$ref").textValue().substring(1)) : field;
    }

    private static boolean isWording(JsonNode schema) {
        return schema.path("properties").has("zh");
    }

    private static String kept(long retentionMs) {
        return retentionMs < 0 ? "for ever" : retentionMs / (24L * 60 * 60 * 1000) + " days";
    }

    private static String joined(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false)
                .map(JsonNode::textValue)
                .collect(Collectors.joining(", "));
    }
}
