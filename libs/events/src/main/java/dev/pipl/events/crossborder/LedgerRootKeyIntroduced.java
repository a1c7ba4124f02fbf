package dev.pipl.events.crossborder;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import java.time.OffsetDateTime;

/**
 * A new key signs the roots from here on.
 *
 * @param keyId its thumbprint (RFC 7638)
 * @param publicKey 32 octets of Ed25519 in base64url
 * @param previousKeyId the key before; absent for the first
 * @param lastRoot the newest root when it came; it signs those after it
 * @param introduction what was signed, as compact JWS by the new key; the other members repeat it
 * @param introductionByPrevious the same by the key before; absent for the first key, and where the one before was lost
 */
public record LedgerRootKeyIntroduced(
        String keyId,
        String publicKey,
        @MayBeAbsent String previousKeyId,
        long lastRoot,
        OffsetDateTime introducedAt,
        String introduction,
        @MayBeAbsent String introductionByPrevious)
        implements Event {}
