package dev.pipl.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsKafkaTest {
    private static final Map<String, byte[]> STRUCTURED =
            Map.of("content-type", "application/cloudevents+json; charset=UTF-8".getBytes(UTF_8));

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenInBinaryModeIsReadAgain(EventType type) {
        EventEnvelope event = CloudEventsJson.read(Contract.sample(type));

        EventEnvelope read = CloudEventsKafka.read(CloudEventsKafka.headers(event), CloudEventsKafka.value(event));

        assertThat(read).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource
    void bothModesGiveTheSameEvent(EventType type) {
        byte[] structured = Contract.sample(type).toString().getBytes(UTF_8);

        EventEnvelope event = CloudEventsKafka.read(STRUCTURED, structured);

        assertThat(CloudEventsKafka.read(CloudEventsKafka.headers(event), CloudEventsKafka.value(event)))
                .isEqualTo(event);
    }

    @Test
    void headersBearTheNamesOfTheBinding() {
        EventEnvelope event = CloudEventsJson.read(Contract.sample(EventType.ROUTE_CHANGED));

        assertThat(CloudEventsKafka.headers(event))
                .containsOnlyKeys(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_time",
                        "ce_subject",
                        "ce_dataschema",
                        "content-type",
                        "ce_partitionkey",
                        "ce_causationid",
                        "ce_ruleversion",
                        "ce_traceparent");
        assertThat(new String(CloudEventsKafka.headers(event).get("ce_type"), UTF_8))
                .isEqualTo("dev.pipl.crossborder.route-changed.v1");
    }

    @Test
    void aStructuredRecordWithoutAnyHeaderIsRead() {
        byte[] value = Contract.sample(EventType.TRANSFER_RECORDED).toString().getBytes(UTF_8);

        assertThat(CloudEventsKafka.read(Map.of(), value).type()).isEqualTo("dev.pipl.transfer.recorded.v1");
    }

    @Test
    void headerNamesMayComeInAnyCase() {
        EventEnvelope event = CloudEventsJson.read(Contract.sample(EventType.TRANSFER_RECORDED));
        Map<String, byte[]> headers = new LinkedHashMap<>();
        CloudEventsKafka.headers(event).forEach((name, value) -> headers.put(name.toUpperCase(Locale.ROOT), value));

        assertThat(CloudEventsKafka.read(headers, CloudEventsKafka.value(event)))
                .isEqualTo(event);
    }

    @Test
    void anAttributeOfSomebodyElseIsPassedOver() {
        EventEnvelope event = CloudEventsJson.read(Contract.sample(EventType.TRANSFER_RECORDED));
        Map<String, byte[]> headers = new HashMap<>(CloudEventsKafka.headers(event));
        headers.put("ce_tracestate", "vendor=1".getBytes(UTF_8));
        headers.put("retries", null);

        assertThat(CloudEventsKafka.read(headers, CloudEventsKafka.value(event)))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3, specversion",
        "ce_specversion, , specversion",
        "ce_id, , id",
        "ce_source, , source",
        "ce_source, 'a b', source",
        "ce_type, , type",
        "ce_time, yesterday, time",
        "content-type, text/plain, datacontenttype"
    })
    void aWrongAttributeIsNamed(String header, String value, String field) {
        EventEnvelope event = CloudEventsJson.read(Contract.sample(EventType.TRANSFER_RECORDED));
        Map<String, byte[]> headers = new HashMap<>(CloudEventsKafka.headers(event));
        headers.put(header, value == null ? null : value.getBytes(UTF_8));

        assertThatThrownBy(() -> CloudEventsKafka.read(headers, CloudEventsKafka.value(event)))
                .isInstanceOfSatisfying(
                        MalformedEvent.class, fault -> assertThat(fault.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"id\":\"a\",\"id\":\"b\"}", "{} {}", "secret-token-of-a-person", "[1", "\u0000"})
    void aValueThatIsNotOneJsonTextIsRefusedWithoutRepeatingIt(String value) {
        assertThatThrownBy(() -> CloudEventsKafka.read(STRUCTURED, value.getBytes(UTF_8)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    /** No database takes it, so that the record could neither have effect nor be put aside by its id, and all behind it waited. */
    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\ud800b", "\\udc00"})
    void anIdThatNoDatabaseTakesIsRefused(String id) {
        String json = CloudEventsJson.write(CloudEventsJson.read(Contract.sample(EventType.TRANSFER_RECORDED)))
                .put("id", "PLACE")
                .toString()
                .replace("PLACE", id);

        assertThatThrownBy(() -> CloudEventsKafka.read(STRUCTURED, json.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        MalformedEvent.class, fault -> assertThat(fault.field()).isEqualTo("id"));
    }

    @Test
    void bytesThatAreNotTextAreRefused() {
        assertThatThrownBy(() -> CloudEventsKafka.read(STRUCTURED, new byte[] {(byte) 0xff, (byte) 0xfe, 0x00, 0x7b}))
                .isInstanceOf(MalformedEvent.class);
    }

    @Test
    void aRecordWithoutValueIsRefused() {
        assertThatThrownBy(() -> CloudEventsKafka.read(STRUCTURED, null)).isInstanceOf(MalformedEvent.class);
    }

    @Test
    void aBatchIsNoRecord() {
        Map<String, byte[]> headers = Map.of("content-type", CloudEventsJson.BATCH.getBytes(UTF_8));

        assertThatThrownBy(() -> CloudEventsKafka.read(headers, "[]".getBytes(UTF_8)))
                .isInstanceOf(MalformedEvent.class);
    }

    @Test
    void anAttributeThatIsNotTextIsRefused() {
        ObjectNode event = Contract.sample(EventType.TRANSFER_RECORDED).deepCopy();
        event.put("id", 7);

        assertThatThrownBy(
                        () -> CloudEventsKafka.read(STRUCTURED, event.toString().getBytes(UTF_8)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("id: is not a string");
    }
}
