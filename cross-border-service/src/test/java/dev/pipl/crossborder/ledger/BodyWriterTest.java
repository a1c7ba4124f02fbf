package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyWriterTest {

    private final BodyWriter out = new BodyWriter(1);

    @Test
    void aUuidStandsInSixteenOctets() {
        assertThat(out.uuid(utf8("01234567-89ab-cdef-fedc-ba9876543210"))).isTrue();

        assertThat(out.toBytes())
                .containsExactly(
                        TransferForm.UUID,
                        0x01,
                        0x23,
                        0x45,
                        0x67,
                        0x89,
                        0xab,
                        0xcd,
                        0xef,
                        0xfe,
                        0xdc,
                        0xba,
                        0x98,
                        0x76,
                        0x54,
                        0x32,
                        0x10);
    }

    /** It would not come back as it was. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01234567-89AB-cdef-fedc-ba9876543210",
                "01234567-89ab-cdef-fedc-ba987654321g",
                "01234567-89ab-cdef-fedc-ba987654321/",
                "01234567-89ab-cdef-fedc-ba987654321:",
                "01234567-89ab-cdef-fedc-ba987654321`",
                "01234567-89ab-cdef-fedc-ba98765432\u00e9",
                "01234567089ab-cdef-fedc-ba9876543210",
                "01234567-89ab-cdef-fedc-ba987654321",
                "01234567-89ab-cdef-fedc-ba98765432100",
            })
    void nothingIsWrittenOfAnyOtherText(String text) {
        assertThat(out.uuid(utf8(text))).isFalse();
        assertThat(out.size()).isZero();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
