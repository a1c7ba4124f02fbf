package dev.pipl.crossborder.mechanism.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.events.EventJson;

/** A dossier as its row keeps it. */
final class DossierJson {

    private static final ObjectMapper MAPPER = EventJson.mapper().copy().registerModule(new Jdk8Module());

    private DossierJson() {}

    static String write(Dossier dossier) {
        return tree(dossier).toString();
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static Dossier read(String json) {
        try {
            return MAPPER.readValue(json, Dossier.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored mechanism is unreadable", e);
        }
    }
}
