package dev.pipl.crossborder.transfer;

import static dev.pipl.crossborder.transfer.SoundTransfer.HANDLER;
import static dev.pipl.crossborder.transfer.SoundTransfer.NOW;
import static dev.pipl.crossborder.transfer.SoundTransfer.READ;
import static dev.pipl.crossborder.transfer.SoundTransfer.STRUCTURED;
import static dev.pipl.crossborder.transfer.SoundTransfer.code;
import static dev.pipl.crossborder.transfer.SoundTransfer.overKafka;
import static dev.pipl.crossborder.transfer.SoundTransfer.sound;
import static dev.pipl.crossborder.transfer.TransferJson.token;
import static dev.pipl.crossborder.transfer.TransferJson.tokens;
import static dev.pipl.crossborder.transfer.TransferJson.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event is rejected for, in the order in which it is judged, and what a rejection says. */
class RejectTransferTest {

    static Stream<Arguments> defects() {
        return Stream.of(
                defect(RejectionCode.MALFORMED_EVENT, data -> data.put("purpose", " ")),
                defect(RejectionCode.HANDLER_MISMATCH, data -> data.put("handlerId", "handler-2")),
                defect(
                        RejectionCode.TOO_MANY_TOKENS,
                        data -> tokens(10, 10_010).forEach(data.withArray("nonSensitiveSubjects")::add)),
                defect(
                        RejectionCode.TOKEN_FORM,
                        data -> data.withArray("nonSensitiveSubjects").add("too-short")),
                defect(
                        RejectionCode.TOKEN_LOOKS_LIKE_IDENTIFIER,
                        data -> data.withArray("sensitiveSubjects").add("11010519491231002X")),
                defect(
                        RejectionCode.DECLARED_COUNT_NEGATIVE,
                        data -> data.putObject("declaredCounts")
                                .put("datasetId", "d")
                                .put("nonSensitive", -1)
                                .put("sensitive", 0)),
                defect(RejectionCode.OCCURRED_BEFORE_LAW, data -> data.put("occurredAt", "2021-10-31T23:59:59+08:00")));
    }

    private static Arguments defect(RejectionCode code, Consumer<ObjectNode> spoil) {
        return Arguments.of(code, spoil);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void eachDefectHasItsCode(RejectionCode code, Consumer<ObjectNode> spoil) {
        assertThat(code(overKafka(sound().withData(spoil)))).isEqualTo(code);
    }

    @Test
    void ofTwoDefectsTheFirstJudgedIsNamed() {
        List<Object[]> all = defects().map(Arguments::get).toList();
        for (int first = 0; first < all.size(); first++) {
            for (int second = first + 1; second < all.size(); second++) {
                TransferJson event = sound().withData(spoil(all.get(second))).withData(spoil(all.get(first)));
                assertThat(code(overKafka(event))).isEqualTo(all.get(first)[0]);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Consumer<ObjectNode> spoil(Object[] defect) {
        return (Consumer<ObjectNode>) defect[1];
    }

    @Test
    void anUnknownTypeIsRejectedAsSuch() {
        assertThat(code(overKafka(sound().with(event -> event.put("type", "dev.pipl.transfer.recorded.v2")))))
                .isEqualTo(RejectionCode.EVENT_TYPE_UNKNOWN);
    }

    @Test
    void anEventThatNamesNobodyIsRejected() {
        assertThat(code(overKafka(sound().nonSensitive().sensitive()))).isEqualTo(RejectionCode.NO_PERSON_NAMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "subject", "data"})
    void aMissingAttributeIsNamed(String attribute) {
        Rejection rejection = overKafka(sound().with(event -> event.remove(attribute)))
                .rejection()
                .orElseThrow();

        assertThat(rejection.code()).isEqualTo(RejectionCode.MALFORMED_EVENT);
        assertThat(rejection.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo(attribute));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handlerId",
                "recipientId",
                "occurredAt",
                "purpose",
                "legalBasis",
                "separateConsent",
                "importantData"
            })
    void aMissingFieldIsNamed(String field) {
        Rejection rejection = overKafka(sound().withData(data -> data.remove(field)))
                .rejection()
                .orElseThrow();

        assertThat(rejection.code()).isEqualTo(RejectionCode.MALFORMED_EVENT);
        assertThat(rejection.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("data." + field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "occurredAt | \"yesterday\"",
                "occurredAt | \"2026-03-01T08:00:00\"",
                "occurredAt | 1772323200",
                "occurredAt | \"2026-02-30T08:00:00+08:00\"",
                "legalBasis | \"BECAUSE\"",
                "separateConsent | \"true\"",
                "importantData | 0",
                "categories | \"CONTACT\"",
                "categories | [\"CONTACT\", 7]",
                "nonSensitiveSubjects | \"text\"",
                "nonSensitiveSubjects | [1234567890123456]",
                "nonSensitiveSubjects | [[\"p-0000000000000000\"]]",
                "declaredCounts | {\"datasetId\":\"d\",\"nonSensitive\":1.5,\"sensitive\":0}",
                "declaredCounts | {\"datasetId\":\"d\",\"nonSensitive\":1}",
                "declaredCounts | {\"nonSensitive\":1,\"sensitive\":0}",
                "declaredCounts | {\"datasetId\":\"d\",\"nonSensitive\":10000000001,\"sensitive\":0}",
                "declaredCounts | {\"datasetId\":\"d\",\"nonSensitive\":99999999999999999999999,\"sensitive\":0}",
                "declaredCounts | 60000",
                "exemption | {\"ground\":\"NONE\",\"evidence\":\"x\"}",
                "exemption | {\"evidence\":\"x\"}",
                "exemption | \"EMERGENCY\"",
                "handlerId | 17",
                "subjects | [\"p-0000000000000000\"]",
                "sensitive_subjects | [\"p-0000000000000000\"]",
                "note | \"a\\u0000b\"",
                "note | \"half \\ud800 pair\"",
                "note | 1e400000",
                "note | [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]",
                "note | {\"twice\":1,\"twice\":1}",
            })
    void aFieldOfAnotherFormMakesTheEventMalformed(String field, String json) throws Exception {
        var value = new ObjectMapper().readTree("0");
        String spoilt = sound().withData(data -> data.set(field, value)).toString();
        String event = spoilt.replace("\"" + field + "\":0", "\"" + field + "\":" + json);

        assertThat(code(overKafka(event))).isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "{\"specversion\":\"1.0\"",
                "{\"data\":{\"nonSensitiveSubjects\":[\"p-0000000000000000\"",
                "{\"data\":{\"nonSensitiveSubjects\":[p-0000000000000000]}}",
                "{\"data\":{\"importantData\":NaN}}",
                "{} {}",
                "not json"
            })
    void whatIsNoJsonObjectIsMalformed(String value) {
        assertThat(code(overKafka(value))).isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        byte[] bytes = sound().withData(data -> data.put("purpose", "??")).bytes();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("??");
        bytes[at] = (byte) 0xc3;
        bytes[at + 1] = (byte) 0x28;

        assertThat(code(READ.record(utf8(HANDLER), STRUCTURED, bytes, NOW))).isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    @Test
    void aTombstoneIsMalformed() {
        assertThat(code(READ.record(utf8(HANDLER), STRUCTURED, null, NOW))).isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    @Test
    void aFieldThatStandsTwiceIsMalformed() {
        String event = sound().toString();

        assertThat(code(overKafka(event.replace("\"purpose\"", "\"purpose\":\"other\",\"purpose\""))))
                .isEqualTo(RejectionCode.MALFORMED_EVENT);
        assertThat(code(overKafka(
                        event.replace("\"sensitiveSubjects\"", "\"sensitiveSubjects\":[],\"sensitiveSubjects\""))))
                .isEqualTo(RejectionCode.MALFORMED_EVENT);
        assertThat(code(overKafka(event.replace("\"subject\"", "\"subject\":\"handler-1\",\"subject\""))))
                .isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    @Test
    void aRejectionRepeatsNoToken() {
        String secret = "11010519491231002X";
        Stream.of(
                        sound().sensitive(secret).toString(),
                        sound().sensitive(secret + "!").toString(),
                        sound().withData(data -> data.put(secret, "x").put("purpose", ""))
                                .toString(),
                        sound().withData(data ->
                                        data.putArray("subjectsOf" + secret).add(secret))
                                .toString(),
                        sound().withData(data -> data.put("occurredAt", secret)).toString(),
                        sound().with(event -> event.put(secret, secret).put("type", secret))
                                .toString(),
                        sound().sensitive(secret) + "]",
                        "{\"data\":{\"sensitiveSubjects\":[" + secret,
                        secret)
                .forEach(event -> {
                    Rejection rejection = overKafka(event).rejection().orElseThrow();
                    assertThat(rejection.toString()).doesNotContain(secret).doesNotContain(token(1));
                });
    }

    @Test
    void aRejectionSaysWhoseEventItWasAsFarAsThatIsKnown() {
        Rejection whole = overKafka(sound().withData(data -> data.remove("purpose")))
                .rejection()
                .orElseThrow();
        Rejection partly = overKafka(sound().with(event -> event.put("id", "x".repeat(201))))
                .rejection()
                .orElseThrow();
        Rejection nothing = overKafka("nothing").rejection().orElseThrow();

        assertThat(whole.identity().map(EventIdentity::id)).contains("event-1");
        assertThat(partly.identity()).isEmpty();
        assertThat(partly.claim().handlerId()).contains(HANDLER);
        assertThat(nothing.claim()).isEqualTo(Rejection.Claim.NONE);
    }
}
