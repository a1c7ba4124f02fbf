package dev.pipl.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The published files of the contract, as the tests read them. */
final class Contract {
    static final Path REPOSITORY = Path.of("../..");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final SchemaValidatorsConfig STRICT_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private Contract() {}

    static JsonNode schema(EventType type) {
        return json("/schemas/" + type.type() + ".json");
    }

    static JsonNode sample(EventType type) {
        return json("/samples/" + type.type() + ".json");
    }

    static JsonNode asyncApi() {
        return yaml(resource("/asyncapi.yaml"));
    }

    static JsonNode topics() {
        try {
            return YAML.readTree(REPOSITORY.resolve("deploy/kafka/topics.yaml").toFile())
                    .get("topics");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the data in the eyes of the schema of its kind; empty if nothing. */
    static List<String> faults(EventType type, JsonNode data) {
        return faults(schema(type), data);
    }

    static List<String> envelopeFaults(JsonNode event) {
        return faults(json("/schemas/envelope.v1.json"), event);
    }

    private static List<String> faults(JsonNode schema, JsonNode value) {
        JsonSchema compiled =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, STRICT_FORMATS);
        return compiled.validate(value).stream().map(Object::toString).toList();
    }

    private static JsonNode json(String path) {
        try (InputStream in = resource(path)) {
            return EventJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static JsonNode yaml(InputStream in) {
        try (in) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String path) {
        InputStream in = Contract.class.getResourceAsStream(path);
        if (in == null) {
            throw new AssertionError("there is no " + path);
        }
        return in;
    }
}
