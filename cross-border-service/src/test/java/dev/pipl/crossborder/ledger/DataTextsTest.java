package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.EventJson;
import org.junit.jupiter.api.Test;

class DataTextsTest {

    private static final String HANDLER = "handler";

    private final DataTexts texts = new DataTexts();

    @Test
    void eventsThatSayTheSameAtOtherInstantsShareOneText() throws JsonProcessingException {
        String first = text("{\"purpose\":\"support\",\"occurredAt\":\"2026-01-05T00:00:00Z\",\"tags\":[1,2]}");
        String second = text("{\"purpose\":\"support\",\"occurredAt\":\"2026-01-06T00:00:00Z\",\"tags\":[1,2]}");

        assertThat(first).isEqualTo("{\"purpose\":\"support\",\"tags\":[1,2]}");
        assertThat(second).isSameAs(first);
    }

    @Test
    void theSameFieldsInAnotherOrderShareTheText() throws JsonProcessingException {
        String first = text("{\"a\":1,\"b\":2,\"c\":3}");

        assertThat(text("{\"c\":3,\"a\":1,\"occurredAt\":\"x\",\"b\":2}")).isSameAs(first);
    }

    @Test
    void whateverDiffersIsWrittenAnew() throws JsonProcessingException {
        text("{\"a\":1,\"b\":2}");

        assertThat(text("{\"a\":1,\"b\":3}")).isEqualTo("{\"a\":1,\"b\":3}");
        assertThat(text("{\"a\":1}")).isEqualTo("{\"a\":1}");
        assertThat(text("{\"a\":1,\"b\":2}")).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(text("{\"a\":1,\"b\":2,\"c\":3}")).isEqualTo("{\"a\":1,\"b\":2,\"c\":3}");
        assertThat(text("{\"a\":1,\"b\":2,\"d\":3}")).isEqualTo("{\"a\":1,\"b\":2,\"d\":3}");
    }

    @Test
    void anotherHandlersDataIsNotTakenOver() throws JsonProcessingException {
        String first = text("{\"a\":1}");

        assertThat(texts.of("another", tree("{\"a\":1}"))).isEqualTo(first);
        assertThat(text("{\"a\":1}")).isSameAs(first);
    }

    private String text(String data) throws JsonProcessingException {
        return texts.of(HANDLER, tree(data));
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return EventJson.mapper().readTree(json);
    }
}
