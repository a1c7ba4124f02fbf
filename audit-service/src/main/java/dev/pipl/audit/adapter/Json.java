package dev.pipl.audit.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.EventJson;

/** Values kept as one column of JSON that nobody searches in. */
public final class Json {
    private Json() {}

    public static String write(Object value) {
        return tree(value).toString();
    }

    public static JsonNode tree(Object value) {
        return EventJson.mapper().valueToTree(value);
    }

    public static <T> T read(String json, TypeReference<T> type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this service wrote that JSON itself", e);
        }
    }
}
