package dev.pipl.crossborder.recipient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a handler says of a recipient, not judged yet.
 *
 * @param nameZh {@code null} where it was not given, like {@code nameEn} and {@code country}
 */
public record RecipientDetails(
        String nameZh,
        String nameEn,
        Optional<String> localName,
        String country,
        boolean greaterBayArea,
        boolean foreignAuthority,
        Optional<JsonNode> contact) {}
