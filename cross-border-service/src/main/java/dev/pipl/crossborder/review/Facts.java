package dev.pipl.crossborder.review;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.ZoneListing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is on record about one handler when its transfers are reviewed.
 *
 * <p>Every method throws {@link LedgerUnavailable} while there is no answer: the review then waits.
 */
public interface Facts {

    Recipient recipient(String recipientId);

    List<Mechanism> mechanisms();

    /** Whether a failed assessment closes contract and certificate to this matter. */
    boolean bars(String recipientId, String purpose);

    List<Restriction> restrictions(String recipientId);

    List<AuthorityApproval> approvals();

    List<Notice> notices();

    List<ImpactAssessment> assessments();

    boolean isGroundApproved(ExemptionGround ground, String evidence);

    /** Whether a person found that the ground does not hold for a transfer of that day. */
    boolean isGroundLost(ExemptionGround ground, String evidence, LocalDate on);

    Optional<ZoneListing> zoneListing(Set<String> categories, LocalDate on);

    /** The upper bounds of the years before that one. */
    Map<Integer, TermCounts> earlierYears(int year);
}
