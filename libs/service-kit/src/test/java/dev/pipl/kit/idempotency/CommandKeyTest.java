package dev.pipl.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandKeyTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "键", "a\nb"})
    void aKeyOfTheWrongFormIsRefused(String key) {
        assertThatThrownBy(() -> CommandKey.of("me", "POST", "/x", key, "{}"))
                .hasMessageContaining("validation-failed");
    }

    @Test
    void aKeyHasAtMost128Characters() {
        assertThat(CommandKey.of("me", "POST", "/x", "k".repeat(128), "{}").key())
                .hasSize(128);
        assertThatThrownBy(() -> CommandKey.of("me", "POST", "/x", "k".repeat(129), "{}"))
                .hasMessageContaining("validation-failed");
    }

    @Test
    void theAnswerComesBackAsItWasGiven() {
        CommandKey key = CommandKey.of("me", "POST", "/x", "k", "{}");
        Answer answer = new Answer(201, Map.of("Location", "/x/1"), TextNode.valueOf("made"));

        assertThat(StoredAnswer.of(key, answer, NOW).replay(key)).isEqualTo(answer);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        CommandKey first = CommandKey.of("me", "POST", "/x", "k", "{}");
        CommandKey second = CommandKey.of("me", "POST", "/x", "k", "{\"a\":1}");
        StoredAnswer stored = StoredAnswer.of(first, new Answer(200, Map.of(), null), NOW);

        assertThatThrownBy(() -> stored.replay(second)).hasMessageContaining("idempotency-key-reused");
    }

    @Test
    void anAnswerIsKeptForADayAndNotLonger() {
        StoredAnswer stored =
                StoredAnswer.of(CommandKey.of("me", "POST", "/x", "k", "{}"), new Answer(200, Map.of(), null), NOW);

        assertThat(stored.isExpired(NOW.plus(Duration.ofHours(24)).minusMillis(1)))
                .isFalse();
        assertThat(stored.isExpired(NOW.plus(Duration.ofHours(24)))).isTrue();
    }
}
