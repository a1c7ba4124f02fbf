package dev.pipl.crossborder.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.ledger.SampleLedger;
import dev.pipl.crossborder.root.InclusionProof;
import dev.pipl.crossborder.root.RootProofs;
import dev.pipl.events.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The export's exact form. Readers of others depend on it: a change here is a change of the documented format. */
class ExportYearTest {

    private static final Path FILES = Path.of("src/test/resources/exports");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T01:02:03.000004Z"), ZoneOffset.UTC);

    private final SampleLedger sample = new SampleLedger();

    private static final class NoRoot implements RootProofs {
        @Override
        public Optional<InclusionProof> newest(String handlerId, int year) {
            return Optional.empty();
        }

        @Override
        public Optional<InclusionProof> by(long number, String handlerId, int year) {
            return Optional.empty();
        }
    }

    private byte[] export(String handlerId, int year) throws IOException {
        ExportYear export = new ExportYear(sample.reads(), new NoRoot(), CLOCK);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(export.extent(handlerId, year).orElseThrow(), out);
        return out.toByteArray();
    }

    private static List<JsonNode> lines(byte[] export) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : new String(export, StandardCharsets.UTF_8).split("\n")) {
            lines.add(EventJson.mapper().readTree(line));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026})
    void theSampleIsWrittenByteForByteAsItsFileHasIt(int year) throws IOException {
        Path file = FILES.resolve("sample-" + year + ".ndjson");
        assumeTrue(ReferenceDeflater.isHere(), "this platform's zlib deflates otherwise, which the format allows");
        byte[] written = export(SampleLedger.HANDLER, year);
        if (Boolean.getBoolean("pipl.exports.write")) {
            Files.write(file, written);
        }

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(Files.readString(file));
    }

    @Test
    void theSampleHasEveryKindOfEntry() throws IOException {
        TreeSet<Integer> kinds = new TreeSet<>();
        for (int year = 2024; year <= 2026; year++) {
            for (JsonNode line : lines(export(SampleLedger.HANDLER, year))) {
                line.path("events").forEach(event -> kinds.add(event.get("kind").asInt()));
            }
        }

        assertThat(kinds).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void theHashInTheTrailerIsOverEveryOctetBeforeIt() throws IOException, NoSuchAlgorithmException {
        byte[] export = export(SampleLedger.HANDLER, 2026);
        List<JsonNode> lines = lines(export);
        String text = new String(export, StandardCharsets.UTF_8);
        String before = text.substring(0, text.lastIndexOf(",\"sha256\":"));
        JsonNode trailer = lines.get(lines.size() - 1);

        assertThat(trailer.get("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(before.getBytes(StandardCharsets.UTF_8))));
        assertThat(trailer.get("rows").asInt())
                .isEqualTo(lines.size() - 2)
                .isEqualTo(lines.get(0).get("rows").asInt());
        assertThat(trailer.get("head")).isEqualTo(lines.get(lines.size() - 2).get("hash"));
        assertThat(trailer.has("root")).isFalse();
    }

    @Test
    void noTokenIsInAnExport() throws IOException {
        assertThat(new String(export(SampleLedger.HANDLER, 2026), StandardCharsets.UTF_8))
                .doesNotContain("person-token");
    }

    @Test
    void aYearWithoutRowsHasNoExport() {
        assertThat(new ExportYear(sample.reads(), new NoRoot(), CLOCK).extent(SampleLedger.HANDLER, 2023))
                .isEmpty();
    }

    @Test
    void theSampleShowsALimitMetTakenBackAndReviewedAndAPredecessorTakenOver() {
        assertThat(sample.described(2026)).isEqualTo("""
                        1 calendar 0/0 kind 5 route NONE
                        2 registry sample-registry-2 0/0 kind 4 route NONE
                        3 http sample-request-5 100300/0 kind 1 kind 1 crossing nonSensitive 1 crossing nonSensitive \
                        100000 route CONTRACT_OR_CERTIFICATION
                        4 http sample-proposal 100300/0 kind 2 route CONTRACT_OR_CERTIFICATION
                        5 correction correction-of-2026-mistaken 300/0 kind 3 retraction 100000 route \
                        CONTRACT_OR_CERTIFICATION
                        6 review review-of-2026 300/0 kind 7 route EXEMPT_VOLUME
                        7 correction correction-of-2026-voided-before-it-came 300/0 kind 3 route EXEMPT_VOLUME
                        8 http sample-request-6 310/0 kind 1 kind 1 route SECURITY_ASSESSMENT
                        9 succession sample-succession/0 320/0 kind 9 route SECURITY_ASSESSMENT
                        10 succession sample-succession/1 320/3 kind 9 crossing sensitive 1 route SECURITY_ASSESSMENT
                        11 succession sample-succession/2 380/4 kind 9 route SECURITY_ASSESSMENT
                        12 http sample-request-8 380/5 kind 1 route SECURITY_ASSESSMENT
                        """);
    }
}
