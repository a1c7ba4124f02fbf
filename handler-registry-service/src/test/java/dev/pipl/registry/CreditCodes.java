package dev.pipl.registry;

import java.util.concurrent.atomic.AtomicInteger;

/** Valid unified social credit codes, each used once. */
public final class CreditCodes {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final AtomicInteger NEXT = new AtomicInteger(1000);

    private CreditCodes() {}

    /** Weights are the powers of 3 modulo 31: written apart from the code under test. */
    public static String next() {
        String body = "91110108MA" + "%07d".formatted(NEXT.incrementAndGet());
        int weight = 1;
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return body + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
