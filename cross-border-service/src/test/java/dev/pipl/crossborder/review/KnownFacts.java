package dev.pipl.crossborder.review;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.ZoneListing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is on record in a test: a notice and an impact assessment for customer support, until the test changes that. */
public final class KnownFacts implements Facts {

    public static final String PURPOSE = "customer-support";

    public final List<Mechanism> mechanisms = new ArrayList<>();
    public final List<Restriction> restrictions = new ArrayList<>();
    public final List<AuthorityApproval> approvals = new ArrayList<>();
    public final List<Notice> notices = new ArrayList<>();
    public final List<ImpactAssessment> assessments = new ArrayList<>();
    public final Map<Integer, TermCounts> earlierYears = new HashMap<>();
    public boolean foreignAuthority;
    public LocalDate groundLostFrom;

    public KnownFacts(String recipientId) {
        notices.add(new Notice(
                "n-1",
                "h-1",
                recipientId,
                Set.of(PURPOSE),
                Set.of("CONTACT", "ORDER"),
                true,
                Instant.EPOCH,
                Optional.empty()));
        assessments.add(assessment(recipientId, LocalDate.of(2024, 1, 1)));
    }

    public static ImpactAssessment assessment(String recipientId, LocalDate completedOn) {
        return new ImpactAssessment("p-1", "h-1", completedOn, Optional.empty(), Set.of(PURPOSE), Set.of(recipientId));
    }

    public static Restriction restriction(String provision, boolean isReviewed) {
        return new Restriction(
                "l-1", provision, "Announcement 7", Instant.EPOCH, Optional.empty(), Optional.empty(), isReviewed);
    }

    @Override
    public Recipient recipient(String recipientId) {
        return new Recipient(
                recipientId,
                "h-1",
                1,
                new Bilingual("狮城公司", "Lion Ltd"),
                Optional.empty(),
                "SG",
                false,
                foreignAuthority,
                Optional.empty(),
                Instant.EPOCH);
    }

    @Override
    public List<Mechanism> mechanisms() {
        return mechanisms;
    }

    @Override
    public boolean bars(String recipientId, String purpose) {
        return false;
    }

    @Override
    public List<Restriction> restrictions(String recipientId) {
        return restrictions;
    }

    @Override
    public List<AuthorityApproval> approvals() {
        return approvals;
    }

    @Override
    public List<Notice> notices() {
        return notices;
    }

    @Override
    public List<ImpactAssessment> assessments() {
        return assessments;
    }

    @Override
    public boolean isGroundApproved(ExemptionGround ground, String evidence) {
        return false;
    }

    @Override
    public boolean isGroundLost(ExemptionGround ground, String evidence, LocalDate on) {
        return groundLostFrom != null && !on.isBefore(groundLostFrom);
    }

    @Override
    public Optional<ZoneListing> zoneListing(Set<String> categories, LocalDate on) {
        return Optional.empty();
    }

    @Override
    public Map<Integer, TermCounts> earlierYears(int year) {
        return earlierYears;
    }
}
