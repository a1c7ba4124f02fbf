package dev.pipl.law;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the provision files strictly: an unknown or repeated field, a missing language, a wrong type, an id twice or two
 * values for one day stop the reading with the file's name.
 *
 * <p>Which files there are is listed in {@code provisions/index.txt}, because a folder inside a jar cannot be listed; a
 * test holds the list and the folder together.
 */
final class ProvisionReader {

    static final String FOLDER = "/provisions/";
    static final String INDEX = "index.txt";

    private static final ObjectReader YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build()
            .readerFor(ProvisionFile.class);

    private final Function<String, InputStream> files;

    /** Reads from wherever {@code files} finds a name below the provisions' folder. */
    ProvisionReader(Function<String, InputStream> files) {
        this.files = files;
    }

    static ProvisionReader ofClassPath() {
        return new ProvisionReader(name -> ProvisionReader.class.getResourceAsStream(FOLDER + name));
    }

    Provisions read() {
        List<Provision> provisions = new ArrayList<>();
        for (String name : index()) {
            provisions.add(read(name));
        }
        return Provisions.of(provisions);
    }

    /** The names of all files in the index, in its order. */
    List<String> index() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(INDEX), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Provision read(String name) {
        try (InputStream yaml = open(name)) {
            ProvisionFile file = YAML.readValue(yaml);
            return file.toProvision();
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new MalformedProvision(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(String name) {
        InputStream stream = files.apply(name);
        if (stream == null) {
            throw new MalformedProvision(name, "there is no such file");
        }
        return stream;
    }
}
