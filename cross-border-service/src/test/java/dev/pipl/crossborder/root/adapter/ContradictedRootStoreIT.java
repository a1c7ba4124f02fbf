package dev.pipl.crossborder.root.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.root.adapter.SignRoots.Round;
import dev.pipl.crossborder.root.adapter.SignRoots.Round.Outcome;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roots on a real database whose ledger somebody has touched: nothing is signed over it. */
class ContradictedRootStoreIT {

    @AutoClose
    private static final RootLedger ledger = new RootLedger();

    private final String one = RootLedger.newHandler();
    private final String two = RootLedger.newHandler();

    @BeforeEach
    void empty() throws SQLException {
        ledger.empty();
    }

    @Test
    void aTouchedRowStopsTheSigningUntilItIsMended() throws SQLException {
        ledger.grow(one, 2026);
        ledger.grow(two, 2026);
        ledger.signed();
        String place = " where handler_id = '" + one + "' and sequence = 1";
        ledger.execute("create table kept as select hash from ledger_row" + place);
        ledger.tamper("ledger_row", "update ledger_row set hash = sha256(hash)" + place);
        ledger.grow(two, 2026);

        assertContradicted("ROW_CHANGED");

        ledger.tamper("ledger_row", "update ledger_row set hash = (select hash from kept)" + place);
        ledger.execute("drop table kept");
        assertThat(ledger.signed().statement().number()).isEqualTo(2);
    }

    @Test
    void aRowBelowTheHeadIsLookedAtTooWhenTheChainHasGrown() throws SQLException {
        ledger.grow(one, 2026);
        ledger.signed();
        ledger.grow(one, 2026);
        ledger.tamper(
                "ledger_row",
                "update ledger_row set hash = sha256(hash) where handler_id = '" + one + "' and sequence = 1");

        assertContradicted("ROW_CHANGED");
    }

    @Test
    void aShortenedChainStopsTheSigning() throws SQLException {
        ledger.grow(one, 2026);
        ledger.grow(one, 2026);
        ledger.signed();
        ledger.tamper("ledger_row", "delete from ledger_row where handler_id = '" + one + "' and sequence = 2");

        assertContradicted("ROW_GONE");
    }

    @Test
    void aChainThatIsGoneStopsTheSigning() throws SQLException {
        ledger.grow(one, 2026);
        ledger.grow(two, 2026);
        ledger.signed();
        ledger.tamper("ledger_row", "delete from ledger_row where handler_id = '" + one + "'");

        assertContradicted("CHAIN_GONE");
    }

    @Test
    void whoeverChangesTheKeptHeadsWithTheRowIsFoundByTheSignature() throws SQLException {
        ledger.grow(one, 2026);
        ledger.signed();
        ledger.tamper("ledger_row", "update ledger_row set hash = sha256(hash)");
        ledger.tamper("ledger_root_head", "update ledger_root_head set hash = sha256(hash)");
        ledger.execute("update ledger_rooted_head set hash = sha256(hash)");

        assertContradicted("ROOT_CHANGED");
        assertThatThrownBy(() -> ledger.proofs().newest(one, 2026)).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void aRootThatWasTakenAwayWithItsHeadsIsFoundByThoseBefore() throws SQLException {
        ledger.grow(one, 2026);
        ledger.signed();
        ledger.grow(one, 2026);
        ledger.signed();
        ledger.tamper("ledger_root_head", "delete from ledger_root_head where root = 2");
        ledger.tamper("ledger_root", "delete from ledger_root where number = 2");

        assertContradicted("ROOT_CHANGED");
    }

    private static void assertContradicted(String kind) throws SQLException {
        long roots = ledger.number("select count(*) from ledger_root");
        Round round = ledger.instance().sign();

        assertThat(round.outcome()).isEqualTo(Outcome.CONTRADICTED);
        assertThat(round.contradictions()).isEqualTo(1);
        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.CONTRADICTED);
        assertThat(ledger.alerts()).containsExactly("ledger-root-contradicted");
        assertThat(ledger.number("select count(*) from ledger_root")).isEqualTo(roots);
        JsonNode alert = ledger.sent("alerts.v1").get(0).get("data");
        assertThat(alert.get("severity").textValue()).isEqualTo("CRITICAL");
        assertThat(alert.has("handlerId")).isNotEqualTo(kind.equals("ROOT_CHANGED"));
    }
}
