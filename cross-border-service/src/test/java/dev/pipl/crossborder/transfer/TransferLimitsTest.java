package dev.pipl.crossborder.transfer;

import static dev.pipl.crossborder.transfer.SoundTransfer.accepted;
import static dev.pipl.crossborder.transfer.SoundTransfer.code;
import static dev.pipl.crossborder.transfer.SoundTransfer.overKafka;
import static dev.pipl.crossborder.transfer.SoundTransfer.sound;
import static dev.pipl.crossborder.transfer.TransferJson.token;
import static dev.pipl.crossborder.transfer.TransferJson.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit of an event, one below it, at it and one above. */
class TransferLimitsTest {

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
}
