package dev.pipl.certification.platform;

/** The change of a certificate that is reported (CERT-9), with whether the platform also makes it public (CERT-10). */
public enum ReportCause {
    ISSUED("VALID", false),
    SUSPENDED("SUSPENDED", true);

    private final String status;
    private final boolean published;

    ReportCause(String status, boolean published) {
        this.status = status;
        this.published = published;
    }

    /** What the certificate is after the change. */
    public String status() {
        return status;
    }

    public boolean isPublished() {
        return published;
    }
}
