package dev.pipl.local.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reports that were taken, each with its receipt, in a file: one JSON document a line. */
final class Receipts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, ObjectNode> byReport = new LinkedHashMap<>();

    Receipts(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                readLine(line);
            }
        }
    }

    /** The receipt of that report, the same one however often it is sent; on disk when this returns. */
    synchronized String take(String reportId, JsonNode report) throws IOException {
        ObjectNode taken = byReport.get(reportId);
        if (taken == null) {
            taken = JSON.createObjectNode()
                    .put("id", reportId)
                    .put("receipt", "SANDBOX-%06d".formatted(byReport.size() + 1))
                    .set("report", report);
            Files.writeString(
                    file,
                    JSON.writeValueAsString(taken) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
            byReport.put(reportId, taken);
        }
        return taken.get("receipt").asText();
    }

    synchronized List<ObjectNode> all() {
        return new ArrayList<>(byReport.values());
    }

    /** A line cut off by a crash was never acknowledged. */
    private void readLine(String line) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode taken && taken.hasNonNull("receipt")) {
                byReport.put(taken.path("id").asText(), taken);
            }
        } catch (IOException cutOff) {
            return;
        }
    }
}
