package dev.pipl.crossborder.condition;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.law.route.YearFigures;
import dev.pipl.law.route.ZoneListing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is on record when a transfer is judged: everything of its handler, past things too; the judge picks what held at
 * the transfer's moment.
 *
 * @param projected the year's figures with this transfer in them, upper bounds; {@code importantData} and {@code
 *     statutoryDuty} are those of the year before it, the judge adds the transfer's own
 * @param earlierYears the upper bounds of the years before the transfer's in which anything was sent, for the scale of
 *     mechanisms whose term spans several
 * @param isBarred whether a failed assessment closes contract and certificate to this recipient and purpose
 * @param restrictions the measures against the transfer's recipient
 * @param isGroundApproved whether a second person approved the ground the transfer claims, with its evidence
 * @param zoneListing how the list of the handler's free-trade zone stands to the transfer's categories
 */
public record Conditions(
        YearFigures projected,
        Map<Integer, TermCounts> earlierYears,
        List<Mechanism> mechanisms,
        boolean isBarred,
        List<Restriction> restrictions,
        List<AuthorityApproval> approvals,
        List<Notice> notices,
        List<ImpactAssessment> assessments,
        boolean isGroundApproved,
        Optional<ZoneListing> zoneListing) {

    public Conditions {
        Objects.requireNonNull(projected, "projected");
        earlierYears = Map.copyOf(earlierYears);
        mechanisms = List.copyOf(mechanisms);
        restrictions = List.copyOf(restrictions);
        approvals = List.copyOf(approvals);
        notices = List.copyOf(notices);
        assessments = List.copyOf(assessments);
    }
}
