package dev.pipl.verifier.root;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and roots as somebody kept them: the documented file, or answers of the platform one after the other.
 *
 * @param keys each with {@code x} and {@code introduction}
 * @param statements compact JWS
 */
public record RootsFile(List<JsonNode> keys, List<String> statements) {

    public static final RootsFile NONE = new RootsFile(List.of(), List.of());

    public static RootsFile read(Path file) throws IOException {
        RootsFile found = new RootsFile(new ArrayList<>(), new ArrayList<>());
        try (MappingIterator<JsonNode> values =
                new ObjectMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
            while (values.hasNextValue()) {
                found.collect(values.nextValue());
            }
        }
        return found;
    }

    private void collect(JsonNode node) {
        if (node.path("introduction").isTextual()) {
            keys.add(node);
        } else if (node.path("statement").isTextual()) {
            statements.add(node.path("statement").asText());
        } else {
            node.forEach(this::collect);
        }
    }
}
