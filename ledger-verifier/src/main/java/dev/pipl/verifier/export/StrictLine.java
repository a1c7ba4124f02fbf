package dev.pipl.verifier.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.verifier.row.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One line as a JSON object. */
final class StrictLine {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ObjectNode object;
    private final boolean isCanonical;

    private StrictLine(ObjectNode object, boolean isCanonical) {
        this.object = object;
        this.isCanonical = isCanonical;
    }

    /**
     * Reads a line.
     *
     * @throws Unreadable if it is no object, or lacks one of these members
     */
    static StrictLine read(byte[] octets, List<String> members) {
        try {
            JsonNode node = JSON.readTree(octets);
            if (!(node instanceof ObjectNode object)) {
                throw new Unreadable("该行不是 JSON 对象", "the line is no JSON object");
            }
            for (String member : members) {
                if (!object.has(member)) {
                    throw new Unreadable("缺少成员 " + member, "the member " + member + " is missing");
                }
            }
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            return new StrictLine(
                    object, names.equals(members) && Arrays.equals(octets, JSON.writeValueAsBytes(object)));
        } catch (JsonProcessingException e) {
            throw new Unreadable(
                    "该行不是 JSON：" + e.getOriginalMessage(), "the line is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Unreadable("该行不是 UTF-8", "the line is not UTF-8");
        }
    }

    /** Whether the line is written as the platform writes it, to the octet; if not, it may still say the same. */
    boolean isCanonical() {
        return isCanonical;
    }

    String text(String member) {
        JsonNode value = object.get(member);
        if (!value.isTextual()) {
            throw new Unreadable(member + " 不是文本", member + " is no text");
        }
        return value.textValue();
    }

    long number(String member) {
        JsonNode value = object.get(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Unreadable(member + " 不是整数", member + " is no whole number");
        }
        return value.longValue();
    }

    JsonNode get(String member) {
        return object.get(member);
    }
}
