package dev.pipl.certification.certificate;

import dev.pipl.certification.CertificationProblem;
import java.time.LocalDate;

/**
 * The body's decision to suspend (CERT-10).
 *
 * @param reason in the body's words
 * @param findingReference the finding it rests on: an id of this service or the body's or the authority's own number; {@code null} only
 *     for the holder's own request
 * @param decidedOn a Beijing day
 */
public record Suspension(Ground ground, String reason, String findingReference, LocalDate decidedOn) {

    /** Why a body may suspend. */
    public enum Ground {
        /** The body found the holder outside its scope or requirements (CERT-10, first paragraph). */
        BODY_FINDING,
        /** An authority found so and told the body (CERT-10, second paragraph). */
        AUTHORITY_FINDING,
        /** The holder asked for it. */
        HOLDER_REQUEST
    }

    public Suspension {
        if (ground != Ground.HOLDER_REQUEST && (findingReference == null || findingReference.isBlank())) {
            throw CertificationProblem.invalid(
                    "findingReference", "依据认证机构或者主管部门的发现暂停的，应当注明该发现。", "A suspension on a finding names the finding.");
        }
    }
}
