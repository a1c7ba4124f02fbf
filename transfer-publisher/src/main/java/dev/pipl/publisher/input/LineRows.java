package dev.pipl.publisher.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.EventJson;
import dev.pipl.publisher.PublisherFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** Lines, each an identifier or a JSON object that holds one. */
final class LineRows implements RowSource {
    private final InputShape shape;
    private final BufferedReader reader;
    private final boolean wholeLine;
    private long number;

    LineRows(InputShape shape, Reader reader) {
        this.shape = shape;
        this.reader = new BufferedReader(reader);
        wholeLine = shape.format() == InputFormat.LINES || shape.column() == null;
    }

    @Override
    public Row next() throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return null;
        }
        number++;
        if (line.isBlank()) {
            return Row.empty(number);
        }
        if (wholeLine && shape.sensitiveColumn() == null && shape.occurredAtColumn() == null) {
            return new Row(number, line, null, null);
        }
        JsonNode object = object(line);
        return new Row(
                number,
                wholeLine ? line : field(object, shape.column()),
                field(object, shape.sensitiveColumn()),
                field(object, shape.occurredAtColumn()));
    }

    private JsonNode object(String line) {
        try {
            JsonNode json = EventJson.mapper().readTree(line);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw PublisherFault.usage("fault.json-row", number);
        }
        throw PublisherFault.usage("fault.json-row", number);
    }

    private String field(JsonNode object, String name) {
        if (name == null) {
            return null;
        }
        JsonNode value = name.startsWith("/") ? object.at(name) : object.path(name);
        if (value.isTextual() || value.isIntegralNumber() || value.isBoolean()) {
            return value.asText();
        }
        if (value.isNull()) {
            return null;
        }
        throw PublisherFault.usage(value.isMissingNode() ? "fault.missing-field" : "fault.field-type", number, name);
    }
}
