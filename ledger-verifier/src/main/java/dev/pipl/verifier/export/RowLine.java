package dev.pipl.verifier.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.verifier.fault.EventName;
import dev.pipl.verifier.row.ListedEntry;
import dev.pipl.verifier.row.Row;
import dev.pipl.verifier.row.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A row as an export has it.
 *
 * @param events its entries by name, for when the body cannot be read
 * @param isCanonical whether the line is written as the platform writes it, to the octet
 */
record RowLine(Row row, List<ListedEntry> events, boolean isCanonical) {

    private static final List<String> MEMBERS = List.of(
            "handlerId",
            "year",
            "sequence",
            "turn",
            "cause",
            "nonSensitive",
            "sensitive",
            "ruleVersion",
            "keyId",
            "recordedAt",
            "previousHash",
            "hash",
            "events",
            "body");

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX");

    static RowLine read(byte[] octets) {
        StrictLine line = StrictLine.read(octets, MEMBERS);
        Base64Text body = Base64Text.read(line.text("body"));
        Row row = new Row(
                line.text("handlerId"),
                (int) line.number("year"),
                line.number("sequence"),
                line.number("turn"),
                line.text("cause"),
                line.number("nonSensitive"),
                line.number("sensitive"),
                line.text("ruleVersion"),
                line.text("keyId"),
                instant(line.text("recordedAt")),
                hash(line.text("previousHash")),
                hash(line.text("hash")),
                body.octets());
        return new RowLine(row, events(line.get("events")), line.isCanonical() && body.isCanonical());
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text, MICROS).toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable("不是时刻：" + text, "no instant: " + text);
        }
    }

    private static byte[] hash(String text) {
        try {
            byte[] hash = HexFormat.of().parseHex(text);
            if (hash.length == Row.HASH_OCTETS && HexFormat.of().formatHex(hash).equals(text)) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new Unreadable("不是哈希值：" + text, "no hash: " + text);
    }

    /** The names of its entries, as far as they are listed. */
    List<EventName> names() {
        return events.stream().map(ListedEntry::name).toList();
    }

    private static List<ListedEntry> events(JsonNode list) {
        List<ListedEntry> events = new ArrayList<>();
        for (JsonNode event : list) {
            EventName name = new EventName(
                    event.path("source").asText(""), event.path("id").asText());
            events.add(new ListedEntry(event.path("kind").asInt(), name));
        }
        return events;
    }
}
