package dev.pipl.law.cases;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads all files {@code law/<instrument>/<article>.cases.yaml}. */
public final class LawCaseFiles {

    private static final Path FOLDER = Path.of("src/test/resources/law");
    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(CaseFile.class);

    private record CaseFile(String provision, List<Case> cases) {}

    private record Case(String name, String rule, String ask, JsonNode given, JsonNode expect) {}

    private LawCaseFiles() {}

    /** All cases, file by file. */
    public static List<LawCase> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(LawCaseFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<LawCase> read(Path path) {
        try {
            CaseFile file = YAML.readValue(path.toFile());
            String name = FOLDER.relativize(path).toString();
            return file.cases().stream()
                    .map(one -> new LawCase(
                            name, file.provision(), one.name(), one.rule(), one.ask(), one.given(), one.expect()));
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }
}
