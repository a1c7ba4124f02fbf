package dev.pipl.crossborder.intake;

import static dev.pipl.crossborder.transfer.TransferJson.token;
import static dev.pipl.crossborder.transfer.TransferJson.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.crossborder.transfer.Reading;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.crossborder.transfer.TransferJson;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SenderRightsTest {

    private static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");

    private final ReadTransfer read = new ReadTransfer(Instant.parse("2021-10-31T16:00:00Z"));
    private final SenderRights ofOne = new SenderRights(Set.of("mine"));

    private Reading reading(TransferJson event) throws Exception {
        return read.body(event.bytes(), false, NOW).get(0).reading();
    }

    private static TransferJson transfer(String handlerId) {
        return TransferJson.recorded(handlerId, "r-1", "e-1", "2026-03-01T08:00:00+08:00")
                .nonSensitive(token(1));
    }

    @Test
    void onesOwnEventPasses() throws Exception {
        assertThat(ofOne.refuse(reading(transfer("mine")))).isEmpty();
    }

    @Test
    void anothersEventIsRejectedAsUnknownAndKeptAsOnesOwn() throws Exception {
        Rejection rejection = ofOne.refuse(reading(transfer("theirs"))).orElseThrow();

        assertThat(rejection.code()).isEqualTo(RejectionCode.HANDLER_UNKNOWN);
        assertThat(rejection.claim().handlerId()).contains("mine");
        assertThat(rejection.claim().id()).contains("e-1");
    }

    @Test
    void anothersMalformedEventTellsNoMore() throws Exception {
        Reading reading = reading(transfer("theirs").withData(data -> data.remove("purpose")));

        assertThat(ofOne.refuse(reading).orElseThrow().code()).isEqualTo(RejectionCode.HANDLER_UNKNOWN);
    }

    @Test
    void onesOwnMalformedEventKeepsItsCode() throws Exception {
        Reading reading = reading(transfer("mine").withData(data -> data.remove("purpose")));

        assertThat(ofOne.refuse(reading).orElseThrow().code()).isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    @Test
    void whatNamesNoHandlerIsKeptAsTheSenders() throws Exception {
        Reading reading = read.body(utf8("{}"), false, NOW).get(0).reading();

        assertThat(ofOne.refuse(reading).orElseThrow().claim().handlerId()).contains("mine");
        assertThat(new SenderRights(Set.of("a", "b"))
                        .refuse(reading)
                        .orElseThrow()
                        .claim()
                        .handlerId())
                .isEmpty();
        assertThat(new SenderRights(Set.of()).refuse(reading).orElseThrow().code())
                .isEqualTo(RejectionCode.MALFORMED_EVENT);
    }
}
