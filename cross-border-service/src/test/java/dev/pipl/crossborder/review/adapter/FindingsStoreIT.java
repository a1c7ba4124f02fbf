package dev.pipl.crossborder.review.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.review.Defect;
import dev.pipl.crossborder.review.Flow;
import dev.pipl.crossborder.review.KnownFacts;
import dev.pipl.crossborder.review.StoredFinding;
import dev.pipl.crossborder.review.TransferFinding;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.TransferJson;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the follower finds in committed rows, on a real database: kept by day and subject, judged again, told of once. */
class FindingsStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private FollowedHandler handler;

    @BeforeEach
    void aHandler() {
        handler = new FollowedHandler(ledger);
    }

    @Test
    void findingsOfADayAndASubjectAreOneWithACount() throws SQLException {
        handler.facts.notices.clear();
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 1), handler.event("2026-03-02T09:00:00+08:00", 1));
        handler.follow();
        handler.send(handler.event("2026-03-02T07:00:00+08:00", 1), handler.event("2026-03-03T09:00:00+08:00", 1));

        handler.follow();

        List<StoredFinding> found = handler.findings();
        assertThat(found)
                .extracting(one -> one.finding().key().day().getDayOfMonth())
                .containsExactly(2, 3);
        TransferFinding day = found.get(0).finding();
        assertThat(day.key().defect()).isEqualTo(Defect.NOTICE_MISSING);
        assertThat(day.events()).isEqualTo(3);
        assertThat(day.first().eventId()).isEqualTo("e-3");
        assertThat(day.last().eventId()).isEqualTo("e-2");
        assertThat(handler.alerts("notice-missing")).isEqualTo(1);
    }

    @Test
    void aFindingStaysWhenItIsJudgedAgainAndNoLongerHolds() throws SQLException {
        handler.facts.assessments.clear();
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 1));
        handler.follow();
        assertThat(handler.findings()).extracting(StoredFinding::state).containsExactly(StoredFinding.State.OPEN);

        handler.facts.assessments.add(KnownFacts.assessment("r-1", LocalDate.of(2026, 1, 1)));
        ReviewRows.Again again = handler.again();

        assertThat(again).isEqualTo(new ReviewRows.Again(2026, 0, 1));
        assertThat(handler.findings()).extracting(StoredFinding::state).containsExactly(StoredFinding.State.RESOLVED);
        assertThat(handler.flow("customer-support").events()).isEqualTo(1);

        handler.facts.assessments.clear();
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 1));
        handler.follow();

        assertThat(handler.findings()).extracting(StoredFinding::state).containsExactly(StoredFinding.State.OPEN);
        assertThat(handler.findings().get(0).finding().events()).isEqualTo(1);
    }

    @Test
    void judgingAgainByTheSameFactsChangesNothing() throws SQLException {
        handler.facts.notices.clear();
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 2), handler.event("2026-03-05T08:00:00+08:00", 1));
        handler.send(handler.event("2026-03-02T09:00:00+08:00", 2));
        handler.follow();
        List<TransferFinding> before =
                handler.findings().stream().map(StoredFinding::finding).toList();
        List<Flow> flows = handler.flows();

        assertThat(handler.again()).isEqualTo(new ReviewRows.Again(2026, 2, 0));

        assertThat(handler.findings().stream().map(StoredFinding::finding)).isEqualTo(before);
        assertThat(handler.flows()).isEqualTo(flows);
    }

    @Test
    void withinOneRowEachTransferIsJudgedByTheCountItMet() throws SQLException {
        handler.send(
                handler.event("2026-03-02T08:00:00+08:00", 0)
                        .withData(data -> data.remove("nonSensitiveSubjects"))
                        .declared("crm", 99_999, 0),
                handler.event("2026-03-02T09:00:00+08:00", 1),
                handler.event("2026-03-02T10:00:00+08:00", 1));

        handler.follow();

        assertThat(handler.findings()).hasSize(1);
        TransferFinding missing = handler.findings().get(0).finding();
        assertThat(missing.key().defect()).isEqualTo(Defect.MECHANISM_MISSING);
        assertThat(missing.events()).isEqualTo(2);
        assertThat(missing.first().eventId()).isEqualTo("e-2");
    }

    @Test
    void exemptPersonsWhoWouldCrossALimitAreToldOfOnce() throws SQLException {
        handler.send(exempt("2026-03-02T08:00:00+08:00", 1));
        handler.follow();
        assertThat(handler.alerts("gross-count-crossed")).isZero();

        handler.send(exempt("2026-03-02T08:00:00+08:00", 1).sensitive(TransferJson.tokens(0, 1)));
        handler.follow();
        handler.send(exempt("2026-03-02T08:00:00+08:00", 1).sensitive(TransferJson.tokens(0, 2)));
        handler.follow();

        assertThat(handler.alerts("gross-count-crossed")).isEqualTo(1);
    }

    @Test
    void whatCountsInEarnestIsNotToldOfAsGross() throws SQLException {
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 1).sensitive(TransferJson.tokens(0, 1)));

        handler.follow();

        assertThat(handler.alerts("gross-count-crossed")).isZero();
        assertThat(handler.findings())
                .extracting(one -> one.finding().key().defect())
                .containsExactly(Defect.MECHANISM_MISSING);
    }

    @Test
    void aTransferWhoseVoidWasApprovedLeavesFlowsAndFindings() throws SQLException {
        handler.facts.notices.clear();
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 3), handler.event("2026-03-05T08:00:00+08:00", 2));
        handler.follow();
        assertThat(handler.flow("customer-support").events()).isEqualTo(2);

        ledger.ledger()
                .writer()
                .write(new Batch.VoidApproved(
                        "correction-1",
                        new EventIdentity(handler.id, "/handlers/" + handler.id + "/pipelines/crm-export", "e-1"),
                        "never sent",
                        "log 17",
                        "second-person",
                        CommittedLedger.CLOCK.instant()));
        handler.send(handler.event("2026-03-05T09:00:00+08:00", 1));
        handler.follow();

        assertThat(handler.flow("customer-support").events()).isEqualTo(2);
        assertThat(handler.flow("customer-support").first().eventId()).isEqualTo("e-2");
        assertThat(handler.findings())
                .extracting(StoredFinding::state)
                .containsExactly(StoredFinding.State.RESOLVED, StoredFinding.State.OPEN);
        assertThat(handler.findings().get(1).finding().events()).isEqualTo(2);
    }

    @Test
    void whileFactsAreUnavailableNothingIsGuessed() throws SQLException {
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 1));
        ReviewRows waiting = FollowedHandler.review((transaction, handlerId) -> {
            throw new LedgerUnavailable("not read to the end");
        });

        assertThatThrownBy(() -> new ReviewHandler(ledger.database(), waiting).portion(handler.id))
                .isInstanceOf(LedgerUnavailable.class);

        assertThat(handler.behind()).isEqualTo(1);
        handler.follow();
        assertThat(handler.flow("customer-support").events()).isEqualTo(1);
    }

    private TransferJson exempt(String occurredAt, int persons) {
        return handler.event(occurredAt, persons)
                .withData(data -> data.putObject("exemption")
                        .put("ground", "CONTRACT_NECESSITY")
                        .put("evidence", "orders of March"));
    }
}
