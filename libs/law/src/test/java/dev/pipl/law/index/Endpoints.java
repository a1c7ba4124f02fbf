package dev.pipl.law.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which endpoint applies which provision, read from the services' committed OpenAPI documents: an operation names its
 * provisions in the extension {@code x-provisions}, a list of ids.
 */
final class Endpoints {

    private static final String DOCUMENT = "src/main/openapi/openapi.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Map<String, SortedSet<String>> byProvision = new TreeMap<>();

    private Endpoints() {}

    /** The endpoints of all services below the repository's root; services without a document have none. */
    static Endpoints below(Path root) {
        Endpoints endpoints = new Endpoints();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.sorted().toList()) {
                Path document = folder.resolve(DOCUMENT);
                if (Files.exists(document)) {
                    endpoints.read(folder.getFileName().toString(), YAML.readTree(document.toFile()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return endpoints;
    }

    /** Endpoints as {@code `GET /path` (service)}. */
    List<String> of(String provision) {
        return List.copyOf(byProvision.getOrDefault(provision, new TreeSet<>()));
    }

    /** All provisions that endpoints name. */
    List<String> provisions() {
        return List.copyOf(byProvision.keySet());
    }

    private void read(String service, JsonNode document) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .path("x-provisions")
                                .forEach(provision -> byProvision
                                        .computeIfAbsent(provision.asText(), id -> new TreeSet<>())
                                        .add("`" + operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()
                                                + "` (" + service + ")"))));
    }
}
