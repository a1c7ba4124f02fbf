package dev.pipl.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.EventJson;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A row of {@code idempotency_key}, and the statements that both kinds of transaction share. */
record StoredAnswer(String bodyHash, int status, String headers, String body, Instant createdAt) {
    static final Duration KEPT = Duration.ofHours(24);

    /** Parameters: scope and key in one. Held until the transaction ends, so a second one sees it in flight. */
    static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended(%s, 20))";

    static final String FIND = """
            select body_hash, status, cast(headers as text), cast(body as text), created_at
            from idempotency_key where scope = %s and key = %s
            """;

    static final String STORE = """
            insert into idempotency_key (scope, key, body_hash, status, headers, body, created_at)
            values (%s, %s, %s, %s, cast(cast(%s as text) as jsonb), cast(cast(%s as text) as jsonb), %s)
            on conflict (scope, key) do update set body_hash = excluded.body_hash, status = excluded.status,
              headers = excluded.headers, body = excluded.body, created_at = excluded.created_at
            """;

    boolean isExpired(Instant now) {
        return !createdAt.plus(KEPT).isAfter(now);
    }

    /** The answer given then, or 422 when the key now comes with another body. */
    Answer replay(CommandKey key) {
        if (!bodyHash.equals(key.bodyHash())) {
            throw new Refusal(CommonProblem.IDEMPOTENCY_KEY_REUSED);
        }
        try {
            Map<String, String> kept = EventJson.mapper().readValue(headers, new TypeReference<>() {});
            JsonNode answer = body == null ? null : EventJson.mapper().readTree(body);
            return new Answer(status, kept, answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("we wrote this JSON ourselves", e);
        }
    }

    static StoredAnswer of(CommandKey key, Answer answer, Instant now) {
        String body = answer.body() == null ? null : answer.body().toString();
        String headers = EventJson.mapper().valueToTree(answer.headers()).toString();
        return new StoredAnswer(key.bodyHash(), answer.status(), headers, body, now);
    }

    static Refusal inFlight() {
        return new Refusal(CommonProblem.IDEMPOTENCY_IN_FLIGHT);
    }
}
