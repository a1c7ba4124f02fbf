package dev.pipl.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The enum, the AsyncAPI document and the declaration for the broker name the same topics with the same properties. */
class TopicsTest {
    private static final JsonNode ASYNC_API = Contract.asyncApi();
    private static final JsonNode DECLARED = Contract.topics();

    @Test
    void allThreeNameExactlyTheSameTopics() {
        List<String> ours = Arrays.stream(Topic.values()).map(Topic::wireName).toList();

        assertThat(stream(DECLARED).map(topic -> text(topic, "name"))).containsExactlyElementsOf(ours);
        assertThat(stream(ASYNC_API.get("channels")).map(channel -> text(channel, "address")))
                .containsExactlyElementsOf(ours);
    }

    @ParameterizedTest
    @EnumSource
    void aChannelCarriesExactlyTheEventsOfItsTopic(Topic topic) {
        List<String> ours = Arrays.stream(EventType.values())
                .filter(type -> type.topic() == topic)
                .map(EventType::type)
                .toList();

        List<String> carried = stream(channel(topic).get("messages"))
                .map(TopicsTest::resolve)
                .map(message -> text(message, "name"))
                .toList();

        assertThat(carried).isNotEmpty().containsExactlyElementsOf(ours);
    }

    @ParameterizedTest
    @EnumSource
    void aMessageRefersToTheSchemaOfItsEvent(EventType type) {
        JsonNode message = stream(ASYNC_API.at("/components/messages"))
                .filter(candidate -> text(candidate, "name").equals(type.type()))
                .findFirst()
                .orElseThrow();

        assertThat(message.at("/payload/schema/$ref").textValue()).isEqualTo("schemas/" + type.type() + ".json");
        assertThat(text(message, "title"))
                .isEqualTo(Contract.schema(type).get("title").textValue());
        assertThat(message.at("/bindings/kafka/key/type").textValue()).isEqualTo("string");
        assertThat(resolve(message.get("headers")).get("required")).hasSize(4);
    }

    @Test
    void noMessageIsWithoutAnEvent() {
        assertThat(ASYNC_API.at("/components/messages")).hasSize(EventType.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void anOperationReceivesWhatPipelinesSendAndSendsTheRest(Topic topic) {
        JsonNode operation = stream(ASYNC_API.get("operations"))
                .filter(candidate -> resolve(candidate.get("channel")).equals(channel(topic)))
                .findFirst()
                .orElseThrow();

        assertThat(text(operation, "action")).isEqualTo(topic == Topic.OUTBOUND_TRANSFERS ? "receive" : "send");
        assertThat(operation.get("messages")).hasSameSizeAs(channel(topic).get("messages"));
    }

    @ParameterizedTest
    @EnumSource
    void theBrokersPropertiesAreThoseOfTheDocument(Topic topic) {
        JsonNode declared = declared(topic);
        JsonNode binding = channel(topic).at("/bindings/kafka");
        Map<String, String> documented = new TreeMap<>();
        binding.get("topicConfiguration")
                .properties()
                .forEach(entry -> documented.put(
                        entry.getKey(),
                        entry.getValue().isArray()
                                ? entry.getValue().get(0).asText()
                                : entry.getValue().asText()));
        Map<String, String> configured = new TreeMap<>();
        declared.get("config")
                .properties()
                .forEach(
                        entry -> configured.put(entry.getKey(), entry.getValue().asText()));

        assertThat(text(binding, "topic")).isEqualTo(topic.wireName());
        assertThat(binding.get("partitions")).isEqualTo(declared.get("partitions"));
        assertThat(documented).isEqualTo(configured);
    }

    @ParameterizedTest
    @EnumSource
    void everyTopicSaysWhoWritesAndReadsItAndByWhichKey(Topic topic) {
        JsonNode declared = declared(topic);

        assertThat(declared.get("producers")).isNotEmpty();
        assertThat(declared.get("consumers")).isNotEmpty();
        assertThat(text(declared, "key")).isNotBlank();
        assertThat(text(declared, "about")).isNotBlank();
    }

    @Test
    void eventsAreKeptForEverAndPseudonymsBriefly() {
        for (Topic topic : Topic.values()) {
            long retention = declared(topic).at("/config/retention.ms").asLong();
            boolean pipelines = topic.wireName().startsWith("outbound-transfers");
            assertThat(retention > 0).as(topic.wireName()).isEqualTo(pipelines);
            assertThat(declared(topic).at("/config/cleanup.policy").asText()).isEqualTo("delete");
        }
        assertThat(declared(Topic.OUTBOUND_TRANSFERS).at("/config/retention.ms").asLong())
                .isEqualTo(14L * 24 * 60 * 60 * 1000);
        assertThat(declared(Topic.ALERTS).get("partitions").asInt()).isEqualTo(1);
    }

    private static JsonNode channel(Topic topic) {
        return stream(ASYNC_API.get("channels"))
                .filter(channel -> text(channel, "address").equals(topic.wireName()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode declared(Topic topic) {
        return stream(DECLARED)
                .filter(candidate -> text(candidate, "name").equals(topic.wireName()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode resolve(JsonNode reference) {
        JsonNode target = ASYNC_API.at(reference.get("$ref").textValue().substring(1));
        assertThat(target.isMissingNode()).as(reference.toString()).isFalse();
        return target.has("$ref") ? resolve(target) : target;
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).textValue();
    }
}
