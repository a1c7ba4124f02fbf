package dev.pipl.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Path file;
    private SandboxServer sandbox;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("data/reports.ndjson");
        sandbox = new SandboxServer(0, file);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aReportSentTwiceHasOneReceiptAndAnotherReportHasAnother() throws Exception {
        String first = receipt(post("/reports", "{\"id\":\"r1\"}"));

        assertThat(receipt(post("/reports", "{\"id\":\"r1\"}"))).isEqualTo(first);
        assertThat(receipt(post("/reports", "{\"id\":\"r2\"}"))).isNotEqualTo(first);
        assertThat(get("/reports").path("items")).hasSize(2);
    }

    @Test
    void receiptsOutliveTheSandboxAndALineThatACrashCutOffIsForgotten() throws Exception {
        // Given
        String first = receipt(post("/reports", "{\"id\":\"r1\",\"certificateNumber\":\"C-1\"}"));
        sandbox.close();
        Files.writeString(file, "{\"id\":\"r2\",\"rec", StandardCharsets.UTF_8, StandardOpenOption.APPEND);

        // When
        sandbox = new SandboxServer(0, file);

        // Then
        assertThat(receipt(post("/reports", "{\"id\":\"r1\"}"))).isEqualTo(first);
        JsonNode items = get("/reports").path("items");
        assertThat(items).hasSize(1);
        assertThat(items.at("/0/report/certificateNumber").asText()).isEqualTo("C-1");
    }

    @Test
    void asManyReportsFailAsWereAskedForAndAreNotKept() throws Exception {
        // Given
        assertThat(post("/failures", "{\"count\":2}").statusCode()).isEqualTo(200);

        // When, Then
        assertThat(post("/reports", "{\"id\":\"r1\"}").statusCode()).isEqualTo(503);
        assertThat(post("/reports", "{\"id\":\"r1\"}").statusCode()).isEqualTo(503);
        assertThat(get("/reports").path("items")).isEmpty();
        assertThat(post("/reports", "{\"id\":\"r1\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotAReportIsRefused() throws Exception {
        assertThat(post("/reports", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/reports", "no json").statusCode()).isEqualTo(400);
        assertThat(post("/failures", "{\"count\":-1}").statusCode()).isEqualTo(400);
    }

    private static String receipt(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        String receipt = JSON.readTree(answer.body()).path("receipt").asText();
        assertThat(receipt).isNotBlank();
        return receipt;
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + sandbox.port() + path);
    }
}
