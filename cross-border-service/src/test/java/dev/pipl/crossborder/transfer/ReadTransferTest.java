package dev.pipl.crossborder.transfer;

import static dev.pipl.crossborder.transfer.TransferJson.token;
import static dev.pipl.crossborder.transfer.TransferJson.tokens;
import static dev.pipl.crossborder.transfer.TransferJson.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.law.route.ExemptionGround;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadTransferTest {

    private static final String HANDLER = "handler-1";
    private static final Instant LAW = Instant.parse("2021-10-31T16:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Map<String, byte[]> STRUCTURED =
            Map.of("content-type", utf8("application/cloudevents+json; charset=UTF-8"));

    private final ReadTransfer read = new ReadTransfer(LAW);

    private static TransferJson sound() {
        return TransferJson.recorded(HANDLER, "recipient-1", "event-1", "2026-03-01T08:00:00+08:00")
                .nonSensitive(token(1), token(2))
                .sensitive(token(2));
    }

    private Reading overKafka(TransferJson event) {
        return read.record(utf8(HANDLER), STRUCTURED, event.bytes(), NOW);
    }

    private Reading overKafka(String json) {
        return read.record(utf8(HANDLER), STRUCTURED, utf8(json), NOW);
    }

    private static RejectionCode code(Reading reading) {
        return reading.rejection().map(Rejection::code).orElse(null);
    }

    private OutboundTransfer accepted(TransferJson event) {
        Reading reading = overKafka(event);
        assertThat(reading.rejection()).isEmpty();
        return (OutboundTransfer) reading.event().orElseThrow();
    }

    // What is read

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

            Reading reading = read.record(utf8(handlerId), STRUCTURED, event, NOW);

            assertThat(reading.rejection()).isEmpty();
        }
    }

    // Modes

    @Test
    void bothModesAndAPlainConsoleProducerGiveTheSameEvent() {
        TransferJson event = sound();
        byte[] key = utf8(HANDLER);

        Reading structured = read.record(key, STRUCTURED, event.bytes(), NOW);
        Reading binary =
                read.record(key, event.binaryHeaders(), utf8(event.data().toString()), NOW);
        Reading plain = read.record(key, Map.of(), event.bytes(), NOW);

        assertThat(structured.event()).isPresent().isEqualTo(binary.event()).isEqualTo(plain.event());
    }

    @Test
    void aBatchIsNoRecord() {
        Reading reading = read.record(
                utf8(HANDLER),
                Map.of("content-type", utf8("application/cloudevents-batch+json")),
                utf8("[" + sound() + "]"),
                NOW);

        assertThat(code(reading)).isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    @Test
    void aRecordWithoutKeyOrWithAnotherOneIsAMismatch() {
        assertThat(code(read.record(null, STRUCTURED, sound().bytes(), NOW))).isEqualTo(RejectionCode.HANDLER_MISMATCH);
        assertThat(code(read.record(utf8("handler-2"), STRUCTURED, sound().bytes(), NOW)))
                .isEqualTo(RejectionCode.HANDLER_MISMATCH);
        assertThat(code(read.record(new byte[] {(byte) 0xff}, STRUCTURED, sound().bytes(), NOW)))
                .isEqualTo(RejectionCode.HANDLER_MISMATCH);
    }

    // Rejections, in the order in which they are judged

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

        assertThat(code(read.record(utf8(HANDLER), STRUCTURED, bytes, NOW))).isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    @Test
    void aTombstoneIsMalformed() {
        assertThat(code(read.record(utf8(HANDLER), STRUCTURED, null, NOW))).isEqualTo(RejectionCode.MALFORMED_EVENT);
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

    // Limits at -1, 0, +1

    @ParameterizedTest
    @CsvSource({"15, TOKEN_FORM", "16,", "128,", "129, TOKEN_FORM"})
    void aTokenHasSixteenToOneHundredAndTwentyEightCharacters(int length, RejectionCode code) {
        assertThat(code(overKafka(sound().nonSensitive("t".repeat(length))))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+b", "a/b", "a=b", "a.b", "é", "王小明", "a\u0000b", "a@b"})
    void aTokenHasNoOtherCharacters(String inside) {
        assertThat(code(overKafka(sound().nonSensitive("0123456789abcdef" + inside))))
                .isEqualTo(RejectionCode.TOKEN_FORM);
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, TOKEN_LOOKS_LIKE_IDENTIFIER",
        "11010519491231002x, TOKEN_LOOKS_LIKE_IDENTIFIER",
        "11010519491231003X,",
        "110101199003070000, TOKEN_LOOKS_LIKE_IDENTIFIER",
        "1234567890123456, TOKEN_LOOKS_LIKE_IDENTIFIER",
        "12345678901234567a,",
        "1234-56789-0123456,"
    })
    void anIdentifierIsNoToken(String token, RejectionCode code) {
        assertThat(code(overKafka(sound().sensitive(token)))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"9999, 0,", "9999, 1,", "10000, 0,", "9999, 2, TOO_MANY_TOKENS", "0, 10001, TOO_MANY_TOKENS"})
    void bothListsTogetherHoldTenThousand(int nonSensitive, int sensitive, RejectionCode code) {
        TransferJson event = sound().nonSensitive(tokens(0, nonSensitive)).sensitive(tokens(0, sensitive));

        assertThat(code(overKafka(event))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"49,", "50,", "51, MALFORMED_EVENT"})
    void anEventHasAtMostFiftyCategories(int count, RejectionCode code) {
        TransferJson event = sound().withData(data -> IntStream.range(0, count)
                .forEach(i -> data.withArray("categories").add("C" + i)));

        assertThat(code(overKafka(event))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"purpose, 200,", "purpose, 201, MALFORMED_EVENT", "tokenKeyId, 64,", "tokenKeyId, 65, MALFORMED_EVENT"})
    void aTextHasItsLimitInCharactersNotInUnits(String field, int length, RejectionCode code) {
        assertThat(code(overKafka(sound().withData(data -> data.put(field, "𠀀".repeat(length))))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-10-31T23:59:59.999999999+08:00, OCCURRED_BEFORE_LAW",
        "2021-11-01T00:00:00+08:00,",
        "2021-10-31T16:00:00Z,",
        "2026-06-01T00:05:00Z,",
        "2026-06-01T08:05:00+08:00,",
        "2026-06-01T00:05:00.000000001Z, OCCURRED_IN_FUTURE",
        "9999-12-31T23:59:59Z, OCCURRED_IN_FUTURE"
    })
    void aTransferIsDatedBetweenTheLawAndNow(String occurredAt, RejectionCode code) {
        assertThat(code(overKafka(sound().withData(data -> data.put("occurredAt", occurredAt)))))
                .isEqualTo(code);
    }

    @Test
    void whatIsBesideTheTokensIsBounded() {
        assertThat(code(overKafka(sound().withData(data -> data.put("note", "n".repeat(40_000))))))
                .isEqualTo(RejectionCode.MALFORMED_EVENT);
        assertThat(code(overKafka(sound().withData(data -> IntStream.range(0, 40_000)
                        .forEach(i -> data.withArray("notes").add(i))))))
                .isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    // What a rejection says

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

    // Bodies

    private List<Reading> readings(byte[] body, boolean batch, Instant receivedAt) throws BodyUnreadable {
        return read.body(body, batch, receivedAt).stream()
                .map(ReadTransfer.Part::reading)
                .toList();
    }

    @Test
    void eachPartOfABodyIsFoundInItsBytes() throws Exception {
        byte[] body = utf8("[ " + sound() + " , 7, " + sound().withData(data -> data.put("purpose", "支持")) + "]");

        List<ReadTransfer.Part> parts = read.body(body, true, NOW);

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
        assertThat(read.body(utf8("[]"), true, NOW)).isEmpty();
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
        BodyUnreadable unreadable = catchThrowableOfType(BodyUnreadable.class, () -> read.body(utf8(body), batch, NOW));

        assertThat(unreadable.reason()).isEqualTo(reason);
    }

    @Test
    void aRequestHasAtMostOneThousandEvents() throws Exception {
        String thousand = "[" + String.join(",", Collections.nCopies(1_000, "{}")) + "]";
        String oneMore = "[" + String.join(",", Collections.nCopies(1_001, "{}")) + "]";

        assertThat(read.body(utf8(thousand), true, NOW)).hasSize(1_000);
        assertThat(catchThrowableOfType(BodyUnreadable.class, () -> read.body(utf8(oneMore), true, NOW))
                        .reason())
                .isEqualTo(BodyUnreadable.Reason.TOO_MANY_EVENTS);
    }

    @Test
    void anEventThatIsTooDeepOrHasAnEndlessNumberFailsAlone() throws Exception {
        String deep = sound().toString()
                .replace("\"purpose\"", "\"note\":" + "[".repeat(500) + "]".repeat(500) + ",\"purpose\"");
        String endless = sound().toString().replace("\"purpose\"", "\"note\":" + "9".repeat(50_000) + ",\"purpose\"");

        List<Reading> readings = readings(utf8("[" + deep + "," + endless + "," + sound() + "]"), true, NOW);

        assertThat(readings.stream().map(ReadTransferTest::code))
                .containsExactly(RejectionCode.MALFORMED_EVENT, RejectionCode.MALFORMED_EVENT, null);
    }

    @Test
    void overHttpNoKeyIsAsked() throws Exception {
        assertThat(readings(sound().bytes(), false, NOW).get(0).rejection()).isEqualTo(Optional.empty());
    }

    @Test
    void aReservationIdHasAtMostSixtyFourCharacters() {
        assertThat(accepted(sound().withData(data -> data.put("reservationId", "r".repeat(64))))
                        .reservationId())
                .contains("r".repeat(64));
        assertThat(accepted(sound()).reservationId()).isEmpty();
        assertThat(code(overKafka(sound().withData(data -> data.put("reservationId", "r".repeat(65))))))
                .isEqualTo(RejectionCode.MALFORMED_EVENT);
        assertThat(code(overKafka(sound().withData(data -> data.put("reservationId", 7)))))
                .isEqualTo(RejectionCode.MALFORMED_EVENT);
    }

    @Test
    void aPlannedTransferIsTheDataAloneAndWhatStandsBesideItDoesNotBelongToIt() throws BodyUnreadable {
        byte[] body =
                utf8(sound().withData(data -> data.put("reserve", true)).data().toString());

        ReadTransfer.PlannedTransfer planned = read.planned(body, Set.of("reserve", "dryRun"), NOW);

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

        assertThat(code(read.planned(body, Set.of(), NOW).reading())).isEqualTo(RejectionCode.NO_PERSON_NAMED);
    }

    @Test
    void whatIsNoObjectIsNoPlannedTransfer() {
        assertThat(catchThrowableOfType(BodyUnreadable.class, () -> read.planned(utf8("[]"), Set.of(), NOW)))
                .isNotNull();
        assertThat(catchThrowableOfType(BodyUnreadable.class, () -> read.planned(utf8("{} {}"), Set.of(), NOW)))
                .isNotNull();
    }
}
