package dev.pipl.events.certification;

import dev.pipl.events.MayBeAbsent;
import dev.pipl.events.Wording;
import java.util.List;

/**
 * What a certificate covers. An empty list restricts nothing.
 *
 * @param recipientIds overseas recipients
 * @param purposes as transfers name them
 * @param categories codes
 * @param peopleCountMax persons in a year
 */
public record CertificateScope(
        Wording description,
        List<String> recipientIds,
        List<String> purposes,
        List<String> categories,
        @MayBeAbsent Long peopleCountMax) {
    public CertificateScope {
        recipientIds = recipientIds == null ? null : List.copyOf(recipientIds);
        purposes = purposes == null ? null : List.copyOf(purposes);
        categories = categories == null ? null : List.copyOf(categories);
    }
}
