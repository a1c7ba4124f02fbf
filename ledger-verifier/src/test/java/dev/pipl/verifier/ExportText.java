package dev.pipl.verifier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.verifier.row.Row;
import dev.pipl.verifier.row.RowHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** An export as text, for whoever wants to change it and hide that. */
final class ExportText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportText() {}

    static List<String> lines(byte[] export) {
        return Arrays.asList(new String(export, StandardCharsets.UTF_8).split("\n"));
    }

    static byte[] octets(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode read(String line) {
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] body(String line) {
        return Base64.getDecoder().decode(read(line).get("body").asText());
    }

    static String withBody(String line, byte[] body) {
        ObjectNode row = read(line);
        row.put("body", Base64.getEncoder().encodeToString(body));
        return row.toString();
    }

    /** Computes every hash anew from that row on, and the trailer's; the root is left as it is. */
    static void chainAnew(List<String> lines, int fromRow) {
        for (int row = fromRow; row < lines.size() - 1; row++) {
            ObjectNode columns = read(lines.get(row));
            String previous = row == 1
                    ? "0".repeat(64)
                    : read(lines.get(row - 1)).get("hash").asText();
            columns.put("previousHash", previous);
            columns.put("hash", HexFormat.of().formatHex(RowHash.of(row(columns))));
            lines.set(row, columns.toString());
        }
        endAnew(lines);
    }

    /** Makes the trailer and the head fit the rows there are. */
    static void endAnew(List<String> lines) {
        int last = lines.size() - 1;
        ObjectNode head = read(lines.get(0));
        head.put("rows", last - 1);
        head.set("ruleVersion", read(lines.get(last - 1)).get("ruleVersion"));
        lines.set(0, head.toString());
        ObjectNode trailer = read(lines.get(last));
        trailer.put("rows", last - 1);
        trailer.set("head", read(lines.get(last - 1)).get("hash"));
        trailer.remove("sha256");
        String open = trailer.toString();
        String before = String.join("\n", lines.subList(0, last)) + "\n" + open.substring(0, open.length() - 1);
        byte[] hash = RowHash.sha256().digest(before.getBytes(StandardCharsets.UTF_8));
        trailer.put("sha256", HexFormat.of().formatHex(hash));
        lines.set(last, trailer.toString());
    }

    private static Row row(ObjectNode columns) {
        return new Row(
                columns.get("handlerId").asText(),
                columns.get("year").asInt(),
                columns.get("sequence").asLong(),
                columns.get("turn").asLong(),
                columns.get("cause").asText(),
                columns.get("nonSensitive").asLong(),
                columns.get("sensitive").asLong(),
                columns.get("ruleVersion").asText(),
                columns.get("keyId").asText(),
                OffsetDateTime.parse(columns.get("recordedAt").asText()).toInstant(),
                HexFormat.of().parseHex(columns.get("previousHash").asText()),
                new byte[Row.HASH_OCTETS],
                Base64.getDecoder().decode(columns.get("body").asText()));
    }
}
