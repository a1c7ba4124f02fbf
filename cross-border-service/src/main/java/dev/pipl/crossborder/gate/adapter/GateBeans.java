package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.condition.JudgeConditions;
import dev.pipl.crossborder.exemption.GroundApprovals;
import dev.pipl.crossborder.exemption.ZoneLists;
import dev.pipl.crossborder.gate.CheckTransfer;
import dev.pipl.crossborder.gate.HeldForReview;
import dev.pipl.crossborder.gate.RecordSources;
import dev.pipl.crossborder.gate.TransferRecords;
import dev.pipl.crossborder.group.ReviewHolds;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.ProspectiveCounts;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.crossborder.notice.Notices;
import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.crossborder.screening.AuthorityApprovals;
import dev.pipl.crossborder.screening.Restrictions;
import dev.pipl.kit.time.SystemTime;
import dev.pipl.law.Provisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The plain parts of the gate as beans. */
@ApplicationScoped
public class GateBeans {

    @Produces
    @Singleton
    TransferRecords records(
            Recipients recipients,
            Mechanisms mechanisms,
            Restrictions restrictions,
            AuthorityApprovals approvals,
            Notices notices,
            ImpactAssessments assessments,
            GroundApprovals grounds,
            ZoneLists zones,
            ReviewHolds reviews,
            LedgerReader ledger,
            Clock clock) {
        RecordSources sources = new RecordSources(
                recipients, mechanisms, restrictions, approvals, notices, assessments, grounds, zones, reviews);
        return new TransferRecords(sources, ledger, clock);
    }

    @Produces
    @Singleton
    CheckTransfer gate(
            TransferRecords records,
            ProspectiveCounts counts,
            Clock clock,
            @SystemTime Clock machineClock,
            GateSettings settings) {
        return new CheckTransfer(
                records,
                counts,
                new JudgeConditions(Provisions.load()),
                new HeldForReview(Provisions.load()),
                clock,
                machineClock,
                settings.reservation(),
                settings.heldPersonsMax());
    }
}
