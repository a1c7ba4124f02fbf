package dev.pipl.kit.form.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    record Facts(String name, Long persons, Boolean critical) {}

    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeEach
    void makeStrict() {
        new StrictJson().customize(mapper);
    }

    @Test
    void aSoundBodyIsTakenAsItIs() throws JsonProcessingException {
        assertThat(mapper.readValue("{\"name\":\"甲\",\"persons\":999999,\"critical\":true}", Facts.class))
                .isEqualTo(new Facts("甲", 999_999L, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"persons\":999999.9}",
                "{\"persons\":\"5\"}",
                "{\"critical\":\"true\"}",
                "{\"name\":7}",
                "{\"name\":\"a\\u0000\"}",
                "{\"persons\":1,\"persons\":2}",
                "{\"persons\":1} {}"
            })
    void nothingIsRoundedGuessedOrReadTwice(String body) {
        assertThatThrownBy(() -> mapper.readValue(body, Facts.class)).isInstanceOf(JsonProcessingException.class);
    }
}
