package dev.pipl.certification.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Order(String bodyId, Integer count) {}

    @Test
    void aBodyInItsFormIsReadAndComparedByWhatItSays() {
        Sent<Order> sent = sent("{\"bodyId\": \"body-1\", \"count\": 2}");

        assertThat(sent.form()).isEqualTo(new Order("body-1", 2));
        assertThat(sent.text("bodyId")).contains("body-1");
        assertThat(sent.compared())
                .isEqualTo(sent("{\"count\":2,\"bodyId\":\"body-1\"}").compared());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bodyId\":\"body-1\",\"count\":\"many\"}",
                "{\"surprise\":1,\"bodyId\":\"body-1\"}",
                "{\"bodyId\":\"body-1\",\"count\":[]}"
            })
    void whoseBodyItIsShowsBeforeTheFormIsJudged(String body) {
        Sent<Order> sent = sent(body);

        assertThat(sent.text("bodyId")).contains("body-1");
        assertThat(sent.compared()).isEqualTo(body);
        assertThatThrownBy(sent::form)
                .isInstanceOf(BadRequestException.class)
                .hasCauseInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bodyId\":", "[]", "7", "{\"bodyId\":{}}"})
    void whatCannotBeReadNamesNobodyAndIsRefusedOnlyWhenAskedFor(String body) {
        Sent<Order> sent = sent(body);

        assertThat(sent.text("bodyId")).isEmpty();
        assertThatThrownBy(sent::form).isInstanceOf(BadRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void noBodyIsNoForm(String body) {
        assertThat(sent(body).form()).isNull();
        assertThat(sent(body).text("bodyId")).isEmpty();
    }

    private static Sent<Order> sent(String body) {
        return Sent.read(body.getBytes(StandardCharsets.UTF_8), Order.class, JSON);
    }
}
