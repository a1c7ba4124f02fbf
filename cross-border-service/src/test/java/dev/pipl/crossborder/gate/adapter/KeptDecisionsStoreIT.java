package dev.pipl.crossborder.gate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.gate.Decision;
import dev.pipl.crossborder.gate.GateCheck;
import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventJson;
import dev.pipl.kit.page.Placed;
import dev.pipl.law.route.Route;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is kept of decisions, and how it is read. */
class KeptDecisionsStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final AskingHandler handler = new AskingHandler(ledger);

    @Test
    void aDecisionIsKeptWithItsFindingsAndWithoutAPerson() throws SQLException {
        GateCheck check = handler.askToHold(handler.transfer("e-1", 0, 2));
        handler.keepHeld(check);

        assertThat(ledger.number("select count(*) from gate_check where id = '" + check.id()
                        + "' and decision = 'ALLOW' and would_decide = 'ALLOW' and route = 'EXEMPT_VOLUME'"
                        + " and non_sensitive = 2 and reservation_id is not null"
                        + " and findings -> 0 ->> 'provision' = 'CBDF-5'"))
                .isEqualTo(1);
        assertThat(ledger.number("select count(*) from gate_check where id = '" + check.id()
                        + "' and gate_check::text like '%" + TransferJson.token(0) + "%'"))
                .isZero();
    }

    @Test
    void keptDecisionsAreReadPageByPageAsTheyWereMade() throws SQLException {
        PgGateCheckList list = new PgGateCheckList(ledger.database());
        GateCheck first = handler.askToHold(handler.transfer("e-1", 0, 2));
        handler.keepHeld(first);
        handler.openCase("customer-support");
        GateCheck second = handler.ask(handler.transfer("e-2", 0, 3));
        handler.keep(second);

        List<Placed<GateCheckView>> page = list.after(handler.id, 0, 1);

        assertThat(page).hasSize(1);
        GateCheckView oldest = page.get(0).item();
        assertThat(oldest.id()).isEqualTo(first.id());
        assertThat(oldest.decision()).isEqualTo(Decision.ALLOW);
        assertThat(oldest.mode()).isEqualTo(GateMode.ENFORCE);
        assertThat(oldest.route()).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(oldest.mechanismId()).isNull();
        assertThat(oldest.recipientId()).isEqualTo("r-1");
        assertThat(oldest.purpose()).isEqualTo("customer-support");
        assertThat(oldest.by()).isEqualTo("pipeline-1");
        assertThat(oldest.checkedAt()).hasToString("2026-11-20T12:00+08:00");
        assertThat(oldest.occurredAt()).hasToString("2026-03-01T08:00+08:00");
        assertThat(oldest.projected().nonSensitive()).isEqualTo(2);
        assertThat(oldest.reservationId())
                .isEqualTo(first.reservation().orElseThrow().id());
        List<Placed<GateCheckView>> rest = list.after(handler.id, page.get(0).ordinal(), 10);
        assertThat(rest).extracting(listed -> listed.item().id()).containsExactly(second.id());
        GateCheckView newest = rest.get(0).item();
        assertThat(newest.decision()).isEqualTo(Decision.DENY);
        assertThat(newest.reservationId()).isNull();
        assertThat(newest.findings())
                .hasSameSizeAs(second.verdict().findings())
                .first()
                .satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo("splitting-review-hold");
                    assertThat(reason.provision()).isEqualTo("CERT-5");
                    assertThat(reason.citation().zh()).isNotBlank();
                    assertThat(reason.denies()).isTrue();
                    assertThat(reason.inputs()).containsEntry("threshold", 1_000_000);
                });
        assertThat(list.after(handler.id, rest.get(0).ordinal(), 10)).isEmpty();
        assertThat(list.after("h-other", 0, 10)).isEmpty();
        assertThat(EventJson.mapper().valueToTree(newest).toString()).doesNotContain(TransferJson.token(0));
    }

    @Test
    void aDecisionFromBeforePurposesWereKeptIsReadWithoutOne() throws SQLException {
        GateCheck check = handler.ask(handler.transfer("e-1", 0, 2));
        handler.keep(check);
        ledger.run("update gate_check set purpose = null where id = '" + check.id() + "'");

        assertThat(new PgGateCheckList(ledger.database()).after(handler.id, 0, 10))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.item().purpose()).isNull();
                    assertThat(EventJson.mapper().valueToTree(listed.item()).has("purpose"))
                            .isFalse();
                });
    }
}
