package dev.pipl.publisher.batch;

import dev.pipl.events.transfer.ClaimedExemption;
import dev.pipl.events.transfer.DeclaredCounts;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What all events of a publication have in common.
 *
 * @param source the pipeline, as CloudEvents source
 * @param occurredAt {@code null} where the rows give it; never the time of the run, because a second run must produce the
 *     same events
 * @param pipiaId may be {@code null}
 * @param exemption may be {@code null}
 * @param declaredCounts may be {@code null}; stands in the first event only, since a data set is declared once
 */
public record TransferTemplate(
        String handlerId,
        URI source,
        String recipientId,
        OffsetDateTime occurredAt,
        String purpose,
        List<String> categories,
        LegalBasis legalBasis,
        boolean separateConsent,
        String pipiaId,
        boolean importantData,
        ClaimedExemption exemption,
        DeclaredCounts declaredCounts) {

    public TransferTemplate {
        categories = List.copyOf(categories);
    }
}
