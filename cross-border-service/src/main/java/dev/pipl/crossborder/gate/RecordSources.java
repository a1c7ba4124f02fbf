package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.exemption.GroundApprovals;
import dev.pipl.crossborder.exemption.ZoneLists;
import dev.pipl.crossborder.group.ReviewHolds;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.crossborder.notice.Notices;
import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.crossborder.screening.AuthorityApprovals;
import dev.pipl.crossborder.screening.Restrictions;

/** Where everything on record stands that a transfer is judged by. */
public record RecordSources(
        Recipients recipients,
        Mechanisms mechanisms,
        Restrictions restrictions,
        AuthorityApprovals approvals,
        Notices notices,
        ImpactAssessments assessments,
        GroundApprovals grounds,
        ZoneLists zones,
        ReviewHolds reviews) {}
