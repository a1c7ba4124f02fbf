package dev.pipl.dashboard.alert;

import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.LongStream;

/** Alerts for tests. */
final class Alerts {
    private Alerts() {}

    static NumberedAlert numbered(long sequence, String handlerId) {
        return NumberedAlert.of(
                sequence,
                new AlertRaised(
                        "alert-" + sequence,
                        OffsetDateTime.parse("2026-03-01T08:00:00+08:00"),
                        Severity.WARNING,
                        "threshold-crossed",
                        handlerId,
                        new Wording("达到门槛", "A limit was reached"),
                        List.of("CBDF-8"),
                        null));
    }

    static List<NumberedAlert> range(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(sequence -> numbered(sequence, sequence % 2 == 0 ? "even" : "odd"))
                .toList();
    }
}
