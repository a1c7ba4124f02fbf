package dev.pipl.crossborder.transfer;

import static dev.pipl.crossborder.transfer.SoundTransfer.HANDLER;
import static dev.pipl.crossborder.transfer.SoundTransfer.NOW;
import static dev.pipl.crossborder.transfer.SoundTransfer.READ;
import static dev.pipl.crossborder.transfer.SoundTransfer.STRUCTURED;
import static dev.pipl.crossborder.transfer.SoundTransfer.accepted;
import static dev.pipl.crossborder.transfer.SoundTransfer.code;
import static dev.pipl.crossborder.transfer.SoundTransfer.overKafka;
import static dev.pipl.crossborder.transfer.SoundTransfer.sound;
import static dev.pipl.crossborder.transfer.TransferJson.token;
import static dev.pipl.crossborder.transfer.TransferJson.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.law.route.ExemptionGround;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of an event, in whichever mode it comes. */
class ReadTransferTest {

    @Test
    void aSoundEventIsReadWhole() {
        TransferJson event = sound().declared("dataset-7", 60_000, 5)
                .withData(data -> data.put("tokenKeyId", "2026-a")
                        .put("pipiaId", "pipia-3")
                        .put("importantData", true)
                        .put("fieldOfTomorrow", "kept")
                        .set(
                                "exemption",
                                data.objectNode().put("ground", "EMERGENCY").put("evidence", "case 4")));

        OutboundTransfer transfer = accepted(event);

        assertThat(transfer.identity())
                .isEqualTo(new EventIdentity(HANDLER, "/handlers/handler-1/pipelines/crm-export", "event-1"));
        assertThat(transfer.occurredAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(transfer.recipientId()).isEqualTo("recipient-1");
        assertThat(transfer.purpose()).isEqualTo("customer-support");
        assertThat(transfer.nonSensitiveTokens()).containsExactlyInAnyOrder(token(1), token(2));
        assertThat(transfer.sensitiveTokens()).containsExactly(token(2));
        assertThat(transfer.declaredCounts()).contains(new DeclaredCounts("dataset-7", 60_000, 5));
        assertThat(transfer.exemption()).contains(new ExemptionClaim(ExemptionGround.EMERGENCY, "case 4"));
        assertThat(transfer.legalBasis()).isEqualTo(LegalBasis.CONSENT);
        assertThat(transfer.importantData()).isTrue();
        assertThat(transfer.tokenKeyId()).contains("2026-a");
        assertThat(transfer.dataWithoutTokens().get("fieldOfTomorrow").asText()).isEqualTo("kept");
        assertThat(transfer.dataWithoutTokens().get("pipiaId").asText()).isEqualTo("pipia-3");
    }

    @Test
    void tokensNeverStandInWhatIsKeptBesideThem() {
        OutboundTransfer transfer = accepted(sound());

        assertThat(transfer.dataWithoutTokens().toString())
                .doesNotContain(token(1))
                .doesNotContain(token(2));
        assertThat(transfer.toString()).doesNotContain(token(1)).doesNotContain(token(2));
    }

    @Test
    void everyPersonOfAListIsReadOnceAndInOrder() {
        List<String> some = IntStream.range(0, 500)
                .mapToObj(i -> (i % 3 == 0 ? "same-prefix-for-many-" : "") + token(i % 200))
                .toList();

        OutboundTransfer transfer = accepted(sound().nonSensitive(some));

        assertThat(transfer.nonSensitiveTokens())
                .isEqualTo(some.stream().distinct().sorted().toList());
    }

    @Test
    void aMissingListIsAnEmptyOne() {
        OutboundTransfer transfer = accepted(sound().withData(data -> data.remove("nonSensitiveSubjects")));

        assertThat(transfer.nonSensitiveTokens()).isEmpty();
        assertThat(transfer.sensitiveTokens()).hasSize(1);
    }

    @Test
    void aDeclaredCountAloneIsEnough() {
        OutboundTransfer transfer = accepted(sound().withData(data -> {
                    data.remove("nonSensitiveSubjects");
                    data.remove("sensitiveSubjects");
                })
                .declared("dataset", 0, 0));

        assertThat(transfer.declaredCounts()).isPresent();
    }

    @Test
    void anExemptionWithoutEvidenceIsOfSoundForm() {
        OutboundTransfer transfer =
                accepted(sound().withData(data -> data.putObject("exemption").put("ground", "TREATY")));

        assertThat(transfer.exemption()).contains(new ExemptionClaim(ExemptionGround.TREATY, ""));
    }

    @Test
    void aVoidNamesTheEventOfItsOwnSourceUnlessItSaysOtherwise() {
        Reading own = overKafka(TransferJson.voided(HANDLER, "void-1", "event-1"));
        Reading other = overKafka(TransferJson.voided(HANDLER, "void-1", "event-1")
                .withData(data -> data.put("voidedSource", "/elsewhere")));

        assertThat(((TransferVoid) own.event().orElseThrow()).voided())
                .isEqualTo(new EventIdentity(HANDLER, "/handlers/handler-1/pipelines/crm-export", "event-1"));
        assertThat(((TransferVoid) other.event().orElseThrow()).voidedSource()).isEqualTo("/elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.pipl.transfer.recorded.v1", "dev.pipl.transfer.voided.v1"})
    void thePublishedSampleIsOfSoundForm(String type) throws Exception {
        try (InputStream sample = getClass().getResourceAsStream("/samples/" + type + ".json")) {
            byte[] event = sample.readAllBytes();
            String handlerId = new ObjectMapper().readTree(event).get("subject").asText();

            Reading reading = READ.record(utf8(handlerId), STRUCTURED, event, NOW);

            assertThat(reading.rejection()).isEmpty();
        }
    }

    @Test
    void bothModesAndAPlainConsoleProducerGiveTheSameEvent() {
        TransferJson event = sound();
        byte[] key = utf8(HANDLER);

        Reading structured = READ.record(key, STRUCTURED, event.bytes(), NOW);
        Reading binary =
                READ.record(key, event.binaryHeaders(), utf8(event.data().toString()), NOW);
        Reading plain = READ.record(key, Map.of(), event.bytes(), NOW);

        assertThat(structured.event()).isPresent().isEqualTo(binary.event()).isEqualTo(plain.event());
    }

    @Test
    void aBatchIsNoRecord() {
        Reading reading = READ.record(
                utf8(HANDLER),
                Map.of("content-type", utf8("application/cloudevents-batch+json")),
                utf8("[" + sound() + "]"),
                NOW);

        assertThat(code(reading)).isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    @Test
    void aRecordWithoutKeyOrWithAnotherOneIsAMismatch() {
        assertThat(code(READ.record(null, STRUCTURED, sound().bytes(), NOW))).isEqualTo(RejectionCode.HANDLER_MISMATCH);
        assertThat(code(READ.record(utf8("handler-2"), STRUCTURED, sound().bytes(), NOW)))
                .isEqualTo(RejectionCode.HANDLER_MISMATCH);
        assertThat(code(READ.record(new byte[] {(byte) 0xff}, STRUCTURED, sound().bytes(), NOW)))
                .isEqualTo(RejectionCode.HANDLER_MISMATCH);
    }
}
