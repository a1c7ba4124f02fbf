package dev.pipl.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theCheckSignMakesTheWeightedSumDivisibleBy31(long seed) {
        String code = CreditCode.random(new Random(seed));

        assertThat(code).hasSize(18).matches("[0-9A-HJ-NPQRTUWXY]{18}");
        int sum = SIGNS.indexOf(code.charAt(17));
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += SIGNS.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        assertThat(sum % 31).isZero();
    }
}
