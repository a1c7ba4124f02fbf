package dev.pipl.events.certification;

import dev.pipl.events.Event;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * The public platform has a body's report and gave a receipt.
 *
 * @param late after {@code dueOn}
 */
public record PlatformReportSubmitted(
        String reportId,
        String certificateNumber,
        String bodyId,
        String handlerId,
        String cause,
        LocalDate dueOn,
        OffsetDateTime submittedAt,
        String receipt,
        boolean late)
        implements Event {}
