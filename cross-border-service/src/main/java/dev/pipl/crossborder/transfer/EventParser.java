package dev.pipl.crossborder.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * One pass over an event's JSON into a draft. It reads to the event's end whatever it finds, so that the next event of
 * a batch starts where it should.
 */
final class EventParser {

    static final String NON_SENSITIVE = "nonSensitiveSubjects";
    static final String SENSITIVE = "sensitiveSubjects";

    /** The attributes that mean something here; further extension attributes are allowed and ignored. */
    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype");

    private static final Set<String> FIELDS = Set.of(
            "handlerId",
            "recipientId",
            "occurredAt",
            "purpose",
            "categories",
            "tokenKeyId",
            "declaredCounts",
            "legalBasis",
            "separateConsent",
            "pipiaId",
            "importantData",
            "exemption",
            "reservationId");

    private final EventDraft draft;
    private final BoundedJson json = new BoundedJson();
    private boolean nonSensitiveSeen;
    private boolean sensitiveSeen;

    EventParser(EventDraft draft) {
        this.draft = draft;
    }

    /** A structured event; the parser stands on its opening brace. */
    void readEnvelope(JsonParser parser) throws IOException {
        boolean dataSeen = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("data")) {
                if (dataSeen) {
                    draft.error("data", "字段重复", "appears twice");
                    parser.skipChildren();
                } else {
                    dataSeen = true;
                    readData(parser);
                }
            } else if (ATTRIBUTES.contains(name)) {
                readAttribute(parser, name, token);
            } else {
                parser.skipChildren();
            }
        }
        if (!dataSeen) {
            draft.dataUnreadable("缺少该字段", "is missing");
        }
        judgeSoundness();
    }

    /** The value of a binary-mode record, which is the data alone. */
    void readDataOnly(JsonParser parser) throws IOException {
        readData(parser);
        judgeSoundness();
    }

    private void readAttribute(JsonParser parser, String name, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.VALUE_STRING) {
            draft.error(name, "应为文本", "must be a text");
            parser.skipChildren();
        } else if (draft.attributes.putIfAbsent(name, json.text(parser)) != null) {
            draft.error(name, "字段重复", "appears twice");
        }
    }

    private void readData(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            draft.dataUnreadable("应为对象", "must be an object");
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals(NON_SENSITIVE)) {
                readTokens(parser, name, token, draft.nonSensitive, nonSensitiveSeen);
                nonSensitiveSeen = true;
            } else if (name.equals(SENSITIVE)) {
                readTokens(parser, name, token, draft.sensitive, sensitiveSeen);
                sensitiveSeen = true;
            } else if (couldHoldTokens(name)) {
                draft.error("data", "含有疑似人员标记列表的未知字段", "has an unknown field that could hold subject tokens");
                parser.skipChildren();
            } else {
                keep(name, json.read(parser));
            }
        }
    }

    /** A misspelt list would be persons uncounted, and tokens kept where none may be kept. */
    private static boolean couldHoldTokens(String name) {
        if (FIELDS.contains(name)) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("subject") || lower.equals("tokens");
    }

    private void keep(String name, JsonNode value) {
        if (!BoundedJson.isStorable(name) || draft.data.has(name)) {
            json.markUnsound();
        } else if (!value.isNull()) {
            draft.data.set(name, value);
        }
    }

    private void readTokens(JsonParser parser, String name, JsonToken first, SubjectTokens tokens, boolean seen)
            throws IOException {
        String field = "data." + name;
        if (seen) {
            draft.error(field, "字段重复", "appears twice");
        }
        if (first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_ARRAY) {
            draft.error(field, "应为列表", "must be a list");
            parser.skipChildren();
            return;
        }
        boolean otherThanText = false;
        while (true) {
            String text = parser.nextTextValue();
            if (text != null) {
                tokens.offer(text);
            } else if (parser.currentToken() == JsonToken.END_ARRAY) {
                break;
            } else {
                otherThanText = true;
                parser.skipChildren();
            }
        }
        if (otherThanText) {
            draft.error(field, "列表成员应为文本", "must hold texts only");
        }
    }

    private void judgeSoundness() {
        if (json.unsound()) {
            draft.error(
                    "data",
                    "含有重复字段、过大或过深的内容或不可存储的字符",
                    "repeats a field, is too large or too deep apart from its tokens, or holds characters that cannot"
                            + " be stored");
        }
    }
}
