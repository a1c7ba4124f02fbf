package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.condition.TransferFile;
import dev.pipl.crossborder.exemption.GroundApprovals;
import dev.pipl.crossborder.exemption.ZoneLists;
import dev.pipl.crossborder.group.ReviewHold;
import dev.pipl.crossborder.group.ReviewHolds;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.notice.Notices;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.AuthorityApprovals;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.crossborder.screening.Restrictions;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.law.time.BeijingCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what is on record about a transfer, asking only for what its file can need. Blocking; thread-safe. */
public final class TransferRecords {

    private final Mechanisms mechanisms;
    private final Restrictions restrictions;
    private final AuthorityApprovals approvals;
    private final Notices notices;
    private final ImpactAssessments assessments;
    private final GroundApprovals grounds;
    private final ZoneLists zones;
    private final ReviewHolds reviews;
    private final LedgerReader ledger;

    public TransferRecords(
            Mechanisms mechanisms,
            Restrictions restrictions,
            AuthorityApprovals approvals,
            Notices notices,
            ImpactAssessments assessments,
            GroundApprovals grounds,
            ZoneLists zones,
            ReviewHolds reviews,
            LedgerReader ledger) {
        this.mechanisms = mechanisms;
        this.restrictions = restrictions;
        this.approvals = approvals;
        this.notices = notices;
        this.assessments = assessments;
        this.grounds = grounds;
        this.zones = zones;
        this.reviews = reviews;
        this.ledger = ledger;
    }

    /** Everything of the conditions but the figures. */
    public record OnRecord(
            Map<Integer, TermCounts> earlierYears,
            List<Mechanism> mechanisms,
            boolean isBarred,
            List<Restriction> restrictions,
            List<AuthorityApproval> approvals,
            List<Notice> notices,
            List<ImpactAssessment> assessments,
            boolean isGroundApproved,
            Optional<ZoneListing> zoneListing,
            List<ReviewHold> holds) {}

    /** Whether a person found that the claimed ground does not hold on that day: the claim is then as good as none. */
    boolean isGroundLost(String handlerId, TransferFile file) {
        return file.exemption()
                .map(claim -> grounds.isLost(
                        handlerId, claim.ground(), claim.evidence(), BeijingCalendar.dateOf(file.occurredAt())))
                .orElse(false);
    }

    /** @throws LedgerUnavailable the database does not answer */
    OnRecord of(String handlerId, TransferFile file, Recipient recipient) {
        List<Mechanism> found = mechanisms.of(handlerId);
        return new OnRecord(
                earlierYears(handlerId, found, file),
                found,
                !found.isEmpty() && mechanisms.bars(handlerId, file.recipientId(), file.purpose()),
                restrictions.against(file.recipientId()),
                file.foreignAuthority() ? approvals.of(handlerId) : List.of(),
                notices.of(handlerId),
                assessments.of(handlerId),
                file.exemption()
                        .map(claim -> grounds.isApproved(handlerId, claim.ground(), claim.evidence()))
                        .orElse(false),
                zones.listing(handlerId, file.categories(), BeijingCalendar.dateOf(file.occurredAt())),
                reviews.holds(handlerId, recipient, file.purpose()));
    }

    /** Only a scale that spans several years needs them. */
    private Map<Integer, TermCounts> earlierYears(String handlerId, List<Mechanism> found, TransferFile file) {
        int year = BeijingCalendar.yearOf(file.occurredAt());
        int first = found.stream()
                .flatMap(mechanism -> mechanism.validities().stream())
                .filter(validity -> validity.covers(file.occurredAt())
                        && (validity.scope().personsMax().isPresent()
                                || validity.scope().sensitivePersonsMax().isPresent()))
                .mapToInt(validity -> BeijingCalendar.yearOf(validity.from()))
                .min()
                .orElse(year);
        Map<Integer, TermCounts> counts = new HashMap<>();
        for (int earlier = first; earlier < year; earlier++) {
            counts.put(earlier, TermCounts.of(ledger.year(handlerId, earlier).headCounts()));
        }
        return counts;
    }
}
