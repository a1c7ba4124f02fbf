package dev.pipl.crossborder.transfer;

import static dev.pipl.crossborder.transfer.SoundTransfer.HANDLER;
import static dev.pipl.crossborder.transfer.SoundTransfer.NOW;
import static dev.pipl.crossborder.transfer.SoundTransfer.READ;
import static dev.pipl.crossborder.transfer.SoundTransfer.code;
import static dev.pipl.crossborder.transfer.SoundTransfer.sound;
import static dev.pipl.crossborder.transfer.TransferJson.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events as the body of a request: one, many, or a planned one. */
class TransferBodyTest {

    private List<Reading> readings(byte[] body, boolean batch, Instant receivedAt) throws BodyUnreadable {
        return READ.body(body, batch, receivedAt).stream()
                .map(ReadTransfer.Part::reading)
                .toList();
    }

    @Test
    void eachPartOfABodyIsFoundInItsBytes() throws Exception {
        byte[] body = utf8("[ " + sound() + " , 7, " + sound().withData(data -> data.put("purpose", "支持")) + "]");

        List<ReadTransfer.Part> parts = READ.body(body, true, NOW);

        assertThat(parts)
                .extracting(part -> new String(body, part.from(), part.to() - part.from(), StandardCharsets.UTF_8))
                .containsExactly(
                        sound().toString(),
                        "7",
                        sound().withData(data -> data.put("purpose", "支持")).toString());
    }

    @Test
    void oneBadDateFailsOneEventOfABatch() throws Exception {
        String body = "[" + sound() + "," + sound().withData(data -> data.put("occurredAt", "soon")) + ",7,"
                + sound().with(event -> event.put("id", "event-3")) + "]";

        List<Reading> readings = readings(utf8(body), true, NOW);

        assertThat(readings).hasSize(4);
        assertThat(readings.get(0).event()).isPresent();
        assertThat(code(readings.get(1))).isEqualTo(RejectionCode.MALFORMED_EVENT);
        assertThat(code(readings.get(2))).isEqualTo(RejectionCode.MALFORMED_EVENT);
        assertThat(readings.get(3).event().map(event -> event.identity().id())).contains("event-3");
    }

    @Test
    void aSingleEventIsABodyToo() throws Exception {
        assertThat(readings(sound().bytes(), false, NOW))
                .singleElement()
                .satisfies(reading -> assertThat(reading.event()).isPresent());
        assertThat(READ.body(utf8("[]"), true, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | [{},{} | NOT_JSON",
                "true | [{}]x | NOT_JSON",
                "true | {} | NOT_OF_THAT_KIND",
                "true | NaN | NOT_JSON",
                "false | [] | NOT_OF_THAT_KIND",
                "false | {}{} | NOT_JSON",
                "false | 7 | NOT_OF_THAT_KIND",
                "false | `` | NOT_OF_THAT_KIND",
            })
    void aBodyOfAnotherKindIsUnreadable(boolean batch, String body, BodyUnreadable.Reason reason) {
        BodyUnreadable unreadable = catchThrowableOfType(BodyUnreadable.class, () -> READ.body(utf8(body), batch, NOW));

        assertThat(unreadable.reason()).isEqualTo(reason);
    }

    @Test
    void aRequestHasAtMostOneThousandEvents() throws Exception {
        String thousand = "[" + String.join(",", Collections.nCopies(1_000, "{}")) + "]";
        String oneMore = "[" + String.join(",", Collections.nCopies(1_001, "{}")) + "]";

        assertThat(READ.body(utf8(thousand), true, NOW)).hasSize(1_000);
        assertThat(catchThrowableOfType(BodyUnreadable.class, () -> READ.body(utf8(oneMore), true, NOW))
                        .reason())
                .isEqualTo(BodyUnreadable.Reason.TOO_MANY_EVENTS);
    }

    @Test
    void anEventThatIsTooDeepOrHasAnEndlessNumberFailsAlone() throws Exception {
        String deep = sound().toString()
                .replace("\"purpose\"", "\"note\":" + "[".repeat(500) + "]".repeat(500) + ",\"purpose\"");
        String endless = sound().toString().replace("\"purpose\"", "\"note\":" + "9".repeat(50_000) + ",\"purpose\"");

        List<Reading> readings = readings(utf8("[" + deep + "," + endless + "," + sound() + "]"), true, NOW);

        assertThat(readings.stream().map(SoundTransfer::code))
                .containsExactly(RejectionCode.MALFORMED_EVENT, RejectionCode.MALFORMED_EVENT, null);
    }

    @Test
    void overHttpNoKeyIsAsked() throws Exception {
        assertThat(readings(sound().bytes(), false, NOW).get(0).rejection()).isEqualTo(Optional.empty());
    }

    @Test
    void aPlannedTransferIsTheDataAloneAndWhatStandsBesideItDoesNotBelongToIt() throws BodyUnreadable {
        byte[] body =
                utf8(sound().withData(data -> data.put("reserve", true)).data().toString());

        ReadTransfer.PlannedTransfer planned = READ.planned(body, Set.of("reserve", "dryRun"), NOW);

        assertThat(planned.handlerId()).isEqualTo(HANDLER);
        assertThat(planned.beside().path("reserve").booleanValue()).isTrue();
        OutboundTransfer transfer = (OutboundTransfer) planned.reading().event().orElseThrow();
        assertThat(transfer.nonSensitiveTokens()).hasSize(2);
        assertThat(transfer.dataWithoutTokens().has("reserve")).isFalse();
    }

    @Test
    void aPlannedTransferThatNamesNobodyIsRefusedAsAnEventIs() throws BodyUnreadable {
        byte[] body = utf8(sound().withData(data -> {
                    data.remove("nonSensitiveSubjects");
                    data.remove("sensitiveSubjects");
                })
                .data()
                .toString());

        assertThat(code(READ.planned(body, Set.of(), NOW).reading())).isEqualTo(RejectionCode.NO_PERSON_NAMED);
    }

    @Test
    void whatIsNoObjectIsNoPlannedTransfer() {
        assertThat(catchThrowableOfType(BodyUnreadable.class, () -> READ.planned(utf8("[]"), Set.of(), NOW)))
                .isNotNull();
        assertThat(catchThrowableOfType(BodyUnreadable.class, () -> READ.planned(utf8("{} {}"), Set.of(), NOW)))
                .isNotNull();
    }
}
