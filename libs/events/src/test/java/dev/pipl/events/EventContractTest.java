package dev.pipl.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.registry.DatedFact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Record, JSON Schema and sample of every event say the same. */
class EventContractTest {

    @ParameterizedTest
    @EnumSource
    void theSchemaIsNamedAsTheEventNamesIt(EventType type) {
        assertThat(Contract.schema(type).get("$id").textValue()).isEqualTo(type.dataschema());
        assertThat(Contract.schema(type).get("$schema").textValue())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @ParameterizedTest
    @EnumSource
    void theSampleIsValid(EventType type) {
        JsonNode sample = Contract.sample(type);

        assertThat(sample.get("type").textValue()).isEqualTo(type.type());
        assertThat(Contract.envelopeFaults(sample)).isEmpty();
        assertThat(Contract.faults(type, sample.get("data"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSamplePassesThroughTheRecordWithoutLoss(EventType type) {
        JsonNode sample = Contract.sample(type);

        EventEnvelope read = CloudEventsJson.read(sample);
        Event payload = read.dataAs(type.payload());
        EventEnvelope again = new EventEnvelope(
                read.id(),
                read.source(),
                read.type(),
                read.time(),
                read.subject(),
                read.dataschema(),
                read.partitionkey(),
                read.causationid(),
                read.ruleversion(),
                read.traceparent(),
                EventJson.mapper().valueToTree(payload));

        assertThat(EventType.of(payload)).isEqualTo(type);
        assertThat(parsed(CloudEventsJson.write(again))).isEqualTo(sample);
        assertThat(again.dataAs(type.payload())).isEqualTo(payload);
    }

    @ParameterizedTest
    @EnumSource
    void everyComponentIsInTheSchemaAndConversely(EventType type) {
        JsonNode schema = Contract.schema(type);

        assertSame(type.payload(), schema, schema, type.payload().getSimpleName());
    }

    @ParameterizedTest
    @EnumSource
    void aMissingRequiredFieldIsRefusedBySchemaAndRecord(EventType type) {
        JsonNode schema = Contract.schema(type);
        for (JsonNode name : schema.get("required")) {
            ObjectNode data = Contract.sample(type).get("data").deepCopy();
            data.remove(name.textValue());

            assertThat(Contract.faults(type, data)).as(name.textValue()).isNotEmpty();
            assertThatThrownBy(() -> envelope(type, data).dataAs(type.payload()))
                    .as(name.textValue())
                    .isInstanceOf(MalformedEvent.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFieldOfTheWrongTypeIsRefusedBySchemaAndRecord(EventType type) {
        Contract.sample(type).get("data").fieldNames().forEachRemaining(name -> {
            ObjectNode data = Contract.sample(type).get("data").deepCopy();
            data.set(name, wrong(data.get(name)));

            assertThat(Contract.faults(type, data)).as(name).isNotEmpty();
            assertThatThrownBy(() -> envelope(type, data).dataAs(type.payload()))
                    .as(name)
                    .isInstanceOf(MalformedEvent.class)
                    .hasMessageNotContaining("not-of-this-type");
        });
    }

    @Test
    void everySchemaAndSampleBelongsToAnEvent() throws Exception {
        Path resources = Path.of("src/main/resources");
        List<String> expected = Arrays.stream(EventType.values())
                .map(type -> type.type() + ".json")
                .sorted()
                .toList();
        List<String> schemas = new ArrayList<>(expected);
        schemas.add("envelope.v1.json");

        assertThat(names(resources.resolve("schemas"))).containsExactlyInAnyOrderElementsOf(schemas);
        assertThat(names(resources.resolve("samples"))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aSharedDefinitionIsTheSameInEverySchema() {
        Map<String, JsonNode> seen = new HashMap<>();
        for (EventType type : EventType.values()) {
            Contract.schema(type)
                    .path("$defs")
                    .properties()
                    .forEach(definition -> assertThat(
                                    seen.computeIfAbsent(definition.getKey(), name -> definition.getValue()))
                            .as(type + " " + definition.getKey())
                            .isEqualTo(definition.getValue()));
        }
    }

    @Test
    void everyOptionalComponentIsShownByASample() {
        for (EventType type : EventType.values()) {
            JsonNode data = Contract.sample(type).get("data");
            for (RecordComponent component : type.payload().getRecordComponents()) {
                boolean elsewhere = component.getName().equals("subject") || type == EventType.TRANSFER_REJECTED;
                assertThat(data.has(wireName(component)) || elsewhere)
                        .as(type + " " + component.getName())
                        .isTrue();
            }
        }
    }

    private static void assertSame(Class<?> record, JsonNode schema, JsonNode root, String path) {
        TreeSet<String> names = new TreeSet<>();
        TreeSet<String> required = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            names.add(wireName(component));
            if (!component.isAnnotationPresent(MayBeAbsent.class)) {
                required.add(wireName(component));
            }
        }
        TreeSet<String> properties = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(properties::add);
        TreeSet<String> schemaRequired = new TreeSet<>();
        schema.path("required").forEach(name -> schemaRequired.add(name.textValue()));

        assertThat(properties).as("fields of " + path).isEqualTo(names);
        assertThat(schemaRequired).as("required fields of " + path).isEqualTo(required);
        for (RecordComponent component : record.getRecordComponents()) {
            String here = path + "." + component.getName();
            assertType(component.getGenericType(), schema.get("properties").get(wireName(component)), root, here);
        }
    }

    private static void assertType(Type type, JsonNode property, JsonNode root, String path) {
        JsonNode schema =
                property.has("$ref") ? root.at(property.get("$ref").textValue().substring(1)) : property;
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            assertThat(schema.get("type").textValue()).as(path).isEqualTo("array");
            assertType(generic.getActualTypeArguments()[0], schema.get("items"), root, path);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == DatedFact.class) {
            assertThat(schema.get("required")).as(path).hasSize(2);
            assertType(LocalDate.class, schema.at("/properties/effectiveOn"), root, path);
            assertType(generic.getActualTypeArguments()[0], schema.at("/properties/value"), root, path);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            assertSame(plain, schema, root, path);
        } else {
            assertThat(schema.get("type").textValue() + schema.path("format").asText(""))
                    .as(path)
                    .isEqualTo(jsonType(type));
            if (type instanceof Class<?> plain && plain.isEnum()) {
                assertThat(schema.get("enum")).as(path).hasSize(plain.getEnumConstants().length);
            }
        }
    }

    private static String jsonType(Type type) {
        if (type == OffsetDateTime.class) {
            return "stringdate-time";
        }
        if (type == LocalDate.class) {
            return "stringdate";
        }
        if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
            return "integer";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        return type instanceof ParameterizedType ? "object" : "string";
    }

    private static String wireName(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static JsonNode wrong(JsonNode right) {
        if (right.isTextual()) {
            return EventJson.mapper().createObjectNode().put("not-of-this-type", 1);
        }
        return EventJson.mapper().getNodeFactory().textNode("not-of-this-type");
    }

    private static EventEnvelope envelope(EventType type, JsonNode data) {
        ObjectNode event = Contract.sample(type).deepCopy();
        event.set("data", data);
        return CloudEventsJson.read(event);
    }

    /** Written and read again, so that numbers compare by value and not by the width of their node. */
    private static JsonNode parsed(JsonNode json) {
        try {
            return EventJson.mapper().readTree(json.toString());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(Path folder) throws java.io.IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
