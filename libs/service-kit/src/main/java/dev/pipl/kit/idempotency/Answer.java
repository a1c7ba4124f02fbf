package dev.pipl.kit.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a command answers, in a form that can be kept and given again.
 *
 * @param status 200 to 299
 * @param headers for example {@code Location} and {@code ETag}
 * @param body null for none
 */
public record Answer(int status, Map<String, String> headers, JsonNode body) {
    public Answer {
        headers = Map.copyOf(headers);
    }
}
