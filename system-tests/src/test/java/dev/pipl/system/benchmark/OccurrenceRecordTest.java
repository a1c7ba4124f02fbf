package dev.pipl.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccurrenceRecordTest {

    @Test
    void readsWhatWasWritten() {
        Occurrence event = event("2026-03-01T00:00:00Z");

        OccurrenceRecord.Read read = OccurrenceRecord.read(OccurrenceRecord.write(event));

        assertThat(read.handler()).isEqualTo(7);
        assertThat(read.id()).asString().isEqualTo("an-id");
        assertThat(read.contentHash()).isEqualTo(event.contentHash());
        assertThat(read.nonSensitive()).containsExactly("a", "bc");
        assertThat(read.sensitive()).containsExactly("def");
    }

    @Test
    void belongsToTheYearOfBeijing() {
        assertThat(year("2025-12-31T15:59:59Z")).isEqualTo(2025);
        assertThat(year("2025-12-31T16:00:00Z")).isEqualTo(2026);
    }

    private static int year(String occurredAt) {
        return OccurrenceRecord.read(OccurrenceRecord.write(event(occurredAt))).year();
    }

    private static Occurrence event(String occurredAt) {
        byte[] hash = new byte[32];
        hash[31] = 5;
        return new Occurrence(
                7,
                Work.handlerId(7),
                "/source",
                "an-id",
                hash,
                Instant.parse(occurredAt),
                List.of("a", "bc"),
                List.of("def"));
    }
}
