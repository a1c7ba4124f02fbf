package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.exemption.GroundApprovals;
import dev.pipl.crossborder.exemption.ZoneLists;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.crossborder.notice.Notices;
import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.crossborder.review.Facts;
import dev.pipl.crossborder.screening.AuthorityApprovals;
import dev.pipl.crossborder.screening.Restrictions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Gathers what is on record about a handler, anew for each portion of its rows. */
@ApplicationScoped
public class LoadFacts {

    final Recipients recipients;
    final Mechanisms mechanisms;
    final Restrictions restrictions;
    final AuthorityApprovals approvals;
    final Notices notices;
    final ImpactAssessments assessments;
    final GroundApprovals grounds;
    final ZoneLists zones;

    @SuppressWarnings("checkstyle:ParameterNumber")
    LoadFacts(
            Recipients recipients,
            Mechanisms mechanisms,
            Restrictions restrictions,
            AuthorityApprovals approvals,
            Notices notices,
            ImpactAssessments assessments,
            GroundApprovals grounds,
            ZoneLists zones) {
        this.recipients = recipients;
        this.mechanisms = mechanisms;
        this.restrictions = restrictions;
        this.approvals = approvals;
        this.notices = notices;
        this.assessments = assessments;
        this.grounds = grounds;
        this.zones = zones;
    }

    /**
     * What is on record now.
     *
     * @throws LedgerUnavailable while a projection has not been read to its end: nothing is judged by half the facts
     */
    Facts of(Connection transaction, String handlerId) throws SQLException {
        if (!mechanisms.isReady() || !assessments.isReady()) {
            throw new LedgerUnavailable("certificates or impact assessments have not been read to their end");
        }
        return new FactsOnRecord(this, handlerId, PgYears.counts(transaction, handlerId));
    }
}
