package dev.pipl.certification.platform;

import dev.pipl.law.Bilingual;
import java.time.LocalDate;

/**
 * A report as it goes over the wire: the four things CERT-9 asks for, and whether the change is to be made public (CERT-10).
 *
 * @param id the same for every attempt
 */
public record PlatformMessage(
        String id,
        String certificateNumber,
        Bilingual holderName,
        ReportedScope scope,
        StatusChange statusChange,
        boolean published) {

    /** What the certificate is now, why, and since when. */
    public record StatusChange(String cause, String status, LocalDate changedOn) {}

    public static PlatformMessage of(PlatformReport report) {
        return new PlatformMessage(
                report.id(),
                report.certificateNumber(),
                report.holderName(),
                report.scope(),
                new StatusChange(report.cause().name(), report.cause().status(), report.since()),
                report.cause().isPublished());
    }
}
