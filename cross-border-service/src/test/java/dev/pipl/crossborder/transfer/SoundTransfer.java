package dev.pipl.crossborder.transfer;

import static dev.pipl.crossborder.transfer.TransferJson.token;
import static dev.pipl.crossborder.transfer.TransferJson.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

/** An event of sound form, to be spoilt, and how it is read at the first of June 2026. */
final class SoundTransfer {

    static final String HANDLER = "handler-1";
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    static final Map<String, byte[]> STRUCTURED =
            Map.of("content-type", utf8("application/cloudevents+json; charset=UTF-8"));
    static final ReadTransfer READ = new ReadTransfer(Instant.parse("2021-10-31T16:00:00Z"));

    private SoundTransfer() {}

    /** A transfer of two persons, one of them with sensitive information. */
    static TransferJson sound() {
        return TransferJson.recorded(HANDLER, "recipient-1", "event-1", "2026-03-01T08:00:00+08:00")
                .nonSensitive(token(1), token(2))
                .sensitive(token(2));
    }

    static Reading overKafka(TransferJson event) {
        return READ.record(utf8(HANDLER), STRUCTURED, event.bytes(), NOW);
    }

    static Reading overKafka(String json) {
        return READ.record(utf8(HANDLER), STRUCTURED, utf8(json), NOW);
    }

    /** What it is rejected for, null when it is not. */
    static RejectionCode code(Reading reading) {
        return reading.rejection().map(Rejection::code).orElse(null);
    }

    /** What is read of an event that must be of sound form. */
    static OutboundTransfer accepted(TransferJson event) {
        Reading reading = overKafka(event);
        assertThat(reading.rejection()).isEmpty();
        return (OutboundTransfer) reading.event().orElseThrow();
    }
}
