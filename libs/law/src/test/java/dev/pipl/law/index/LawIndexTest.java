package dev.pipl.law.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.cases.LawCaseFiles;
import dev.pipl.law.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LawIndexTest {

    static final String COMMAND = "mvn -pl libs/law test -Dtest=LawIndexTest -Dlaw.index=write";

    private static final Path ROOT = Path.of("../..");
    private static final Path DOCUMENT = ROOT.resolve("docs/law-index.md");

    private final Provisions law = Provisions.load();

    @Test
    void theCommittedIndexIsTheOneThatTheSourcesGive() throws IOException {
        // Given
        String index = indexWith(Endpoints.below(ROOT));
        if ("write".equals(System.getProperty("law.index"))) {
            Files.writeString(DOCUMENT, index);
        }

        // When
        String committed = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";

        // Then
        List<String> missing =
                index.lines().filter(line -> !committed.contains(line)).limit(5).toList();
        assertThat(committed.equals(index))
                .as(
                        "docs/law-index.md is not what provisions, rules, cases and endpoints give now."
                                + " Regenerate it with:%n%n    %s%n%nFirst lines that differ: %s%n",
                        COMMAND, missing)
                .isTrue();
    }

    @Test
    void endpointsNameProvisionsThatExist() {
        List<String> ids = law.all().stream().map(Provision::id).toList();

        assertThat(Endpoints.below(ROOT).provisions())
                .as("x-provisions of the services' openapi.yaml")
                .isSubsetOf(ids);
    }

    @Test
    void anEndpointAppearsBesideTheProvisionItNames(@TempDir Path root) throws IOException {
        // Given
        Path folder = Files.createDirectories(root.resolve("some-service/src/main/openapi"));
        Files.writeString(folder.resolve("openapi.yaml"), """
                openapi: 3.1.0
                paths:
                  /handlers/{id}/route:
                    get:
                      x-provisions: [CBDF-8]
                """);

        // When
        String row = indexWith(Endpoints.below(root))
                .lines()
                .filter(line -> line.startsWith("| [CBDF-8]"))
                .collect(Collectors.joining());

        // Then
        assertThat(row).contains("`GET /handlers/{id}/route` (some-service)");
    }

    @Test
    void everyInstrumentHasItsNameInBothLanguages() throws IOException {
        JsonNode names = new YAMLMapper()
                .readTree(
                        Path.of("src/test/resources/law-index/instruments.yaml").toFile());
        List<String> folders = Files.readAllLines(Path.of("src/main/resources/provisions/index.txt")).stream()
                .map(name -> name.substring(0, name.indexOf('/')))
                .distinct()
                .toList();

        assertThat(folders).allSatisfy(folder -> {
            assertThat(names.path(folder).path("zh").asText()).isNotBlank();
            assertThat(names.path(folder).path("en").asText()).isNotBlank();
        });
    }

    private String indexWith(Endpoints endpoints) {
        return new LawIndex(law, Rulebook.of(law), LawCaseFiles.all(), endpoints).write();
    }
}
