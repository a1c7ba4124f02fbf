package dev.pipl.crossborder.transfer;

import static dev.pipl.crossborder.transfer.TransferJson.token;
import static dev.pipl.crossborder.transfer.TransferJson.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same content in whatever spelling is a duplicate; any other content is a conflict. */
class ContentHashTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final ReadTransfer read = new ReadTransfer(Instant.parse("2021-10-31T16:00:00Z"));

    private static TransferJson event() {
        return TransferJson.recorded("handler-1", "recipient-1", "event-1", "2026-03-01T08:00:00+08:00")
                .nonSensitive(token(1), token(2), token(3))
                .withData(data ->
                        data.put("amount", 100).putObject("extra").put("b", 1).put("a", "\"ü\n"));
    }

    private ContentHash hash(TransferJson event) {
        return read.record(utf8("handler-1"), Map.of(), event.bytes(), NOW)
                .event()
                .orElseThrow()
                .content();
    }

    static Stream<Consumer<TransferJson>> otherSpellings() {
        return Stream.of(
                event -> event.nonSensitive(token(3), token(1), token(2)),
                event -> event.nonSensitive(token(3), token(1), token(2), token(1)),
                event -> event.sensitive(),
                event -> event.withData(data -> data.put("occurredAt", "2026-03-01T00:00:00Z")),
                event -> event.withData(data -> data.put("occurredAt", "2026-03-01T00:00:00.000Z")),
                event -> event.withData(data -> data.putNull("pipiaId")),
                event -> event.withData(data -> data.put("amount", 100.0)),
                event -> event.withData(data -> data.put("amount", 1e2)),
                event -> event.withData(ContentHashTest::reverse),
                event -> event.with(
                        node -> node.put("time", "2026-04-01T00:00:00Z").put("traceparent", "00-1-2-03")));
    }

    private static void reverse(ObjectNode data) {
        Map<String, JsonNode> members = new TreeMap<>(Comparator.reverseOrder());
        data.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        data.removeAll();
        data.setAll(members);
        ObjectNode extra = (ObjectNode) data.get("extra");
        extra.set("b", extra.remove("b"));
    }

    static Stream<Consumer<TransferJson>> otherContents() {
        return Stream.of(
                event -> event.nonSensitive(token(1), token(2), token(4)),
                event -> event.nonSensitive(token(1), token(2)),
                event -> event.nonSensitive(token(1), token(2)).sensitive(token(3)),
                event -> event.withData(data -> data.put("occurredAt", "2026-03-01T00:00:00.001Z")),
                event -> event.withData(data -> data.put("purpose", "other")),
                event -> event.withData(data -> data.put("amount", 101)),
                event -> event.withData(data -> data.put("amount", "100")),
                event -> event.withData(data -> data.put("importantData", true)),
                event -> event.withData(data -> data.putObject("extra")));
    }

    @ParameterizedTest
    @MethodSource("otherSpellings")
    void anotherSpellingIsTheSameContent(Consumer<TransferJson> respell) {
        TransferJson respelt = event();
        respell.accept(respelt);

        assertThat(hash(respelt)).isEqualTo(hash(event()));
    }

    @ParameterizedTest
    @MethodSource("otherContents")
    void otherContentHasAnotherHash(Consumer<TransferJson> change) {
        TransferJson changed = event();
        change.accept(changed);

        assertThat(hash(changed)).isNotEqualTo(hash(event()));
    }

    @Test
    void theHashIsTheOneOfTheDocumentedSpelling() throws Exception {
        String json = "{\"handlerId\":\"handler-1\",\"importantData\":false,\"legalBasis\":\"CONSENT\","
                + "\"nonSensitiveSubjects\":[\"aaaaaaaaaaaaaaaa\",\"bbbbbbbbbbbbbbbb\"],"
                + "\"occurredAt\":\"2026-03-01T00:00:00Z\",\"purpose\":\"customer-support\","
                + "\"recipientId\":\"recipient-1\",\"separateConsent\":true}";
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(utf8("dev.pipl.transfer.recorded.v1\n" + json));

        TransferJson event = TransferJson.recorded("handler-1", "recipient-1", "e", "2026-03-01T08:00:00+08:00")
                .nonSensitive("bbbbbbbbbbbbbbbb", "aaaaaaaaaaaaaaaa");

        assertThat(hash(event).hex()).isEqualTo(HexFormat.of().formatHex(expected));
    }

    @Test
    void aHashIsComparedByItsBytes() {
        byte[] bytes = new byte[ContentHash.BYTES];
        bytes[31] = 7;
        ContentHash hash = ContentHash.of(bytes);
        bytes[31] = 8;

        assertThat(hash).isNotEqualTo(ContentHash.of(bytes)).hasToString("0".repeat(62) + "07");
    }
}
