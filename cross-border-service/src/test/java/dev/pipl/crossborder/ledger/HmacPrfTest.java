package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacPrfTest {

    private static final byte[] KEY =
            "a key of thirty-two bytes, really".substring(0, 32).getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {16, 55, 56, 64, 128})
    void givesTheFirstHalfOfTheStandardHmac(int length) throws Exception {
        String token = "t".repeat(length);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] expected = Arrays.copyOf(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)), 16);
        long[] words = new long[4];

        new HmacPrf(KEY).fingerprint(token, words, 2);

        byte[] fingerprint = new byte[16];
        Bytes.putLong(fingerprint, 0, words[2]);
        Bytes.putLong(fingerprint, 8, words[3]);
        assertThat(fingerprint).isEqualTo(expected);
    }
}
