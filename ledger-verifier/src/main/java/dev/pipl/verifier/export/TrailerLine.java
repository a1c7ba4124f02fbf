package dev.pipl.verifier.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The last line of an export. */
record TrailerLine(long rows, String head, Optional<JsonNode> root) {

    static TrailerLine read(byte[] octets) {
        StrictLine line = StrictLine.read(octets, List.of("rows", "head", "sha256"));
        return new TrailerLine(line.number("rows"), line.text("head"), Optional.ofNullable(line.get("root")));
    }
}
