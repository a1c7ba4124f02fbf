package dev.pipl.crossborder.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T08:00:00Z",
                "2026-03-01T08:00:00+08:00",
                "2026-03-01T08:00:00-05:30",
                "2026-03-01T08:00:00.5Z",
                "2026-03-01T08:00:00.123456+08:00",
                "2026-03-01T08:00:00.000000001Z",
                "2026-03-01T08:00:00.999999999+08:00",
                "2026-03-01T08:00:00.100-05:00",
                "2024-02-29T23:59:59.999Z",
                "2026-03-01T08:00Z"
            })
    void everySpellingMeansWhatTheLibrarySays(String text) {
        assertThat(Rfc3339.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-01T08:00:00",
                "2026-03-01T08:00:00.5",
                "2026-03-01T08:00:00.Z+",
                "2026-03-01T08:00:00.1234567890Z",
                "2026-03-01T08:00:00.12x4Z",
                "2026-03-01T08:00:00,5Z",
                "2026-02-30T08:00:00.5Z",
                "2026-03-01T24:00:00.5Z",
                "2026-03-01T08:00:00.5+08-00",
                "2026-03-01T08:00:00.5+0800",
                "2026-03-01 08:00:00.5Z",
                "2026-03-01T08:00:00.5+19:00"
            })
    void whatIsNoDateWithTimeAndOffsetIsRefused(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
