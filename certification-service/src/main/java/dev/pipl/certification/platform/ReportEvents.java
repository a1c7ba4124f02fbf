package dev.pipl.certification.platform;

import dev.pipl.events.certification.PlatformReportDue;
import dev.pipl.events.certification.PlatformReportSubmitted;
import java.time.OffsetDateTime;

/** What the others are told of platform reports. */
public final class ReportEvents {
    private ReportEvents() {}

    public static PlatformReportDue due(PlatformReport report) {
        return new PlatformReportDue(
                report.id(),
                report.certificateNumber(),
                report.bodyId(),
                report.handlerId(),
                report.cause().name(),
                report.since(),
                report.due().date(),
                report.due().calendarVersion(),
                report.due().provisional());
    }

    /**
     * The platform gave its receipt.
     *
     * @param late whether it came on a Beijing day after the last one
     */
    public static PlatformReportSubmitted submitted(
            PlatformReport report, OffsetDateTime submittedAt, String receipt, boolean late) {
        return new PlatformReportSubmitted(
                report.id(),
                report.certificateNumber(),
                report.bodyId(),
                report.handlerId(),
                report.cause().name(),
                report.due().date(),
                submittedAt,
                receipt,
                late);
    }
}
