package dev.pipl.crossborder.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.events.EventJson;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a transfer's data say of it, apart from persons and time.
 *
 * @param separateConsent whether the pipeline said that it was obtained
 */
record Statement(
        String purpose,
        Set<String> categories,
        LegalBasis legalBasis,
        boolean separateConsent,
        Optional<String> pipiaId,
        Optional<String> evidence) {

    Statement {
        categories = Set.copyOf(categories);
    }

    /**
     * Reads the data of a ledger row.
     *
     * @throws IllegalStateException if the ledger took in what it must not
     */
    static Statement of(String data) {
        try {
            JsonNode json = EventJson.mapper().readTree(data);
            Set<String> categories = new TreeSet<>();
            json.path("categories").forEach(category -> categories.add(category.asText()));
            return new Statement(
                    json.path("purpose").asText(),
                    categories,
                    LegalBasis.valueOf(json.path("legalBasis").asText()),
                    json.path("separateConsent").asBoolean(),
                    text(json.path("pipiaId")),
                    text(json.path("exemption").path("evidence")));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("the data of a committed transfer are unreadable", e);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}
