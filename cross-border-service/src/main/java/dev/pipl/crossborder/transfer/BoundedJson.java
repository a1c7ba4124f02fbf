package dev.pipl.crossborder.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON that a stranger sent: values within limits, no key twice, no text that a database or a hash would bend.
 * What exceeds a limit is skipped and remembered as {@link #unsound()}; only bytes that are no JSON at all throw.
 */
final class BoundedJson {

    /** Technical limits of everything in an event but its tokens. */
    private static final int DEPTH_MAX = 16;

    private static final int SIZE_MAX = 32_768;
    private static final int NUMBER_LENGTH_MAX = 40;
    private static final int EXPONENT_MAX = 400;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    // A number of any length is one event's defect, not the whole body's: judged here, never converted.
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(1_000)
                    .build())
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private int size;
    private boolean unsound;

    /** @throws CharacterCodingException when the bytes are not UTF-8; lenient decoding would merge different texts */
    static JsonParser parser(byte[] json) throws IOException {
        requireUtf8(json);
        return FACTORY.createParser(json);
    }

    static void requireUtf8(byte[] bytes) throws CharacterCodingException {
        int i = 0;
        while (i < bytes.length && bytes[i] >= 0) {
            i++;
        }
        if (i < bytes.length) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        }
    }

    boolean unsound() {
        return unsound;
    }

    void markUnsound() {
        unsound = true;
    }

    /** The value at the parser's current token; the parser stands on its last token afterwards. */
    JsonNode read(JsonParser parser) throws IOException {
        return read(parser, 1);
    }

    private JsonNode read(JsonParser parser, int depth) throws IOException {
        size++;
        JsonToken token = parser.currentToken();
        if (size > SIZE_MAX || (token.isStructStart() && depth > DEPTH_MAX)) {
            unsound = true;
            parser.skipChildren();
            return NODES.nullNode();
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_STRING -> NODES.textNode(text(parser));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, token);
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonParser parser, int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = sound(parser.currentName());
            parser.nextToken();
            JsonNode value = read(parser, depth + 1);
            if (object.has(name)) {
                unsound = true;
            } else if (!unsound) {
                object.set(name, value);
            }
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode value = read(parser, depth + 1);
            if (!unsound) {
                array.add(value);
            }
        }
        return array;
    }

    /** The text at the parser's current token, or an empty one if it is unsound. */
    String text(JsonParser parser) throws IOException {
        return sound(parser.getText());
    }

    private String sound(String text) {
        size += text.length();
        if (size > SIZE_MAX || !isStorable(text)) {
            unsound = true;
            return "";
        }
        return text;
    }

    /** No NUL, which PostgreSQL cannot hold, and no half of a surrogate pair, which UTF-8 cannot. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private JsonNode number(JsonParser parser, JsonToken token) throws IOException {
        if (parser.getTextLength() > NUMBER_LENGTH_MAX) {
            unsound = true;
            return NODES.nullNode();
        }
        String text = parser.getText();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return text.length() < 19 ? NODES.numberNode(Long.parseLong(text)) : NODES.numberNode(new BigInteger(text));
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > EXPONENT_MAX) {
            unsound = true;
            return NODES.nullNode();
        }
        return NODES.numberNode(number);
    }
}
