package dev.pipl.crossborder.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/**
 * The content hash: SHA-256 over the event's type, a line feed and its data as JSON in one spelling: keys in the order
 * of their UTF-16 units, no blanks, numbers without exponent or trailing zeros, {@code occurredAt} in UTC, token lists
 * sorted and distinct, an empty list and a null left out. This spelling is for ever: it decides whether an event that
 * comes again years later is a duplicate or a conflict.
 */
final class CanonicalContent {

    private static final int BUFFER_BYTES = 1_024;

    private final MessageDigest digest = sha256();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;

    private CanonicalContent() {}

    static ContentHash hash(
            String type, ObjectNode data, Instant occurredAt, List<String> nonSensitive, List<String> sensitive) {
        CanonicalContent content = new CanonicalContent();
        content.put(type);
        content.put('\n');
        content.data(data, occurredAt, nonSensitive, sensitive);
        return content.finish();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void data(ObjectNode data, Instant occurredAt, List<String> nonSensitive, List<String> sensitive) {
        List<String> names = new ArrayList<>(data.size() + 2);
        data.fieldNames().forEachRemaining(names::add);
        if (!nonSensitive.isEmpty()) {
            names.add(EventParser.NON_SENSITIVE);
        }
        if (!sensitive.isEmpty()) {
            names.add(EventParser.SENSITIVE);
        }
        Collections.sort(names);
        put('{');
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            separate(i == 0);
            text(name);
            put(':');
            switch (name) {
                case EventParser.NON_SENSITIVE -> tokens(nonSensitive);
                case EventParser.SENSITIVE -> tokens(sensitive);
                default -> {
                    if (occurredAt != null && name.equals("occurredAt")) {
                        text(occurredAt.toString());
                    } else {
                        value(data.get(name));
                    }
                }
            }
        }
        put('}');
    }

    private void value(JsonNode value) {
        if (value.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            put('{');
            boolean first = true;
            for (var member : members.entrySet()) {
                first = separate(first);
                text(member.getKey());
                put(':');
                value(member.getValue());
            }
            put('}');
        } else if (value.isArray()) {
            put('[');
            boolean first = true;
            for (Iterator<JsonNode> elements = value.elements(); elements.hasNext(); ) {
                first = separate(first);
                value(elements.next());
            }
            put(']');
        } else if (value.isTextual()) {
            text(value.textValue());
        } else if (value.isNumber()) {
            put(number(value.decimalValue()));
        } else {
            put(value.asText());
        }
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private boolean separate(boolean first) {
        if (!first) {
            put(',');
        }
        return false;
    }

    // The only way to copy the octets of a text without making an array of them; of ASCII it is exact.
    @SuppressWarnings("deprecation")
    private void tokens(List<String> tokens) {
        put('[');
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            int length = token.length();
            reserve(length + 3);
            if (i > 0) {
                buffer[filled++] = ',';
            }
            buffer[filled++] = '"';
            // The form has been judged: ASCII, nothing to escape.
            token.getBytes(0, length, buffer, filled);
            filled += length;
            buffer[filled++] = '"';
        }
        put(']');
    }

    private void text(String text) {
        put('"');
        int plainFrom = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                put(text.substring(plainFrom, i));
                put(c < ' ' ? String.format("\\u%04x", (int) c) : "\\" + c);
                plainFrom = i + 1;
            }
        }
        put(plainFrom == 0 ? text : text.substring(plainFrom));
        put('"');
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > BUFFER_BYTES) {
            flush();
            digest.update(bytes);
            return;
        }
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    private void put(char ascii) {
        reserve(1);
        buffer[filled++] = (byte) ascii;
    }

    private void reserve(int bytes) {
        if (filled + bytes > BUFFER_BYTES) {
            flush();
        }
    }

    private void flush() {
        digest.update(buffer, 0, filled);
        filled = 0;
    }

    private ContentHash finish() {
        flush();
        return ContentHash.of(digest.digest());
    }
}
