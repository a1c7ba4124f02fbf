package dev.pipl.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as people and programs meet it. */
class VerifyTest {

    private static final Path SAMPLE = Samples.called("sample-2026").get(0);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... args) {
        return Verify.run(new PrintStream(out, true, StandardCharsets.UTF_8), args);
    }

    private Path damaged() throws IOException {
        String export = Files.readString(SAMPLE);
        return Files.writeString(
                folder.resolve("damaged.ndjson"), export.replace("review review-of-2026", "review review-of-2027"));
    }

    @Test
    void aSoundExportEndsWithZero() {
        assertThat(run(SAMPLE.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("✓ 无差错 sound");
    }

    @Test
    void aFaultEndsWithOneAndIsNamedInBothLanguages() throws IOException {
        assertThat(run(damaged().toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("[row-hash] sample-handler 2026, 序号 sequence 6")
                .contains("该行的哈希值与内容不符")
                .contains("the row is not what its hash says");
    }

    @Test
    void programsReadTheSameAsJson() throws IOException {
        assertThat(run("--json", damaged().toString())).isEqualTo(1);

        JsonNode json = new ObjectMapper().readTree(out.toByteArray());
        assertThat(json.get("sound").asBoolean()).isFalse();
        assertThat(json.get("faults").get(0).get("kind").asText()).isEqualTo("row-hash");
        assertThat(json.get("faults").get(0).get("handlerId").asText()).isEqualTo("sample-handler");
        assertThat(json.get("faults").get(0).get("sequence").asInt()).isEqualTo(6);
    }

    @Test
    void whatIsNoExportEndsWithTwo() throws IOException {
        assertThat(run(folder.resolve("missing.ndjson").toString())).isEqualTo(2);
        assertThat(run(Files.writeString(folder.resolve("letter.txt"), "Dear officer,\n")
                        .toString()))
                .isEqualTo(2);
        assertThat(run(SAMPLE.toString(), "--trust", "nonsense")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }
}
