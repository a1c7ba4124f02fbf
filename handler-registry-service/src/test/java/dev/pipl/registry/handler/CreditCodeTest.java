package dev.pipl.registry.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.registry.CreditCodes;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CreditCodeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Test
    void theStandardsOwnExampleIsValid() {
        assertThat(CreditCode.of("91350100M000100Y43")).isPresent();
    }

    @Test
    void everyOtherLastCharacterIsWrong() {
        String code = CreditCodes.next();

        for (int i = 0; i < ALPHABET.length(); i++) {
            char last = ALPHABET.charAt(i);
            assertThat(CreditCode.of(code.substring(0, 17) + last).isPresent()).isEqualTo(last == code.charAt(17));
        }
    }

    @Test
    void twoNeighboursExchangedAreNoticed() {
        String code = CreditCodes.next();
        for (int i = 0; i < 16; i++) {
            if (code.charAt(i) != code.charAt(i + 1)) {
                String exchanged = code.substring(0, i) + code.charAt(i + 1) + code.charAt(i) + code.substring(i + 2);
                assertThat(CreditCode.of(exchanged)).as(exchanged).isEmpty();
            }
        }
    }

    @Test
    void formCountsLengthCaseAndLetters() {
        String code = CreditCodes.next();

        assertThat(CreditCode.of(null)).isEmpty();
        assertThat(CreditCode.of("")).isEmpty();
        assertThat(CreditCode.of(code.substring(1))).isEmpty();
        assertThat(CreditCode.of(code + "0")).isEmpty();
        assertThat(CreditCode.of(code.toLowerCase(Locale.ROOT))).isEmpty();
        assertThat(CreditCode.of("I" + code.substring(1))).isEmpty();
        assertThat(CreditCode.of(code.substring(0, 2) + "A" + code.substring(3)))
                .isEmpty();
    }
}
