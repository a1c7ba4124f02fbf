package dev.pipl.verifier.row;

import java.time.Instant;

/** The columns of a row. */
public record Row(
        String handlerId,
        int year,
        long sequence,
        long turn,
        String cause,
        long nonSensitive,
        long sensitive,
        String ruleVersion,
        String keyId,
        Instant recordedAt,
        byte[] previousHash,
        byte[] hash,
        byte[] body) {

    public static final int HASH_OCTETS = 32;
}
