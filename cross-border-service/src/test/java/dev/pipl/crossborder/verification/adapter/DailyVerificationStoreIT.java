package dev.pipl.crossborder.verification.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.BrokenHandler;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.LedgerStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The walk that verifies every handler of a real database once a day. */
class DailyVerificationStoreIT {

    @AutoClose
    private static final CommittedLedger committed = new CommittedLedger();

    private final VerifiedLedger ledger = new VerifiedLedger(committed);

    @Test
    void everyHandlerIsVerifiedOnceADayAndWhatIsDoneStaysDoneOverARestart() throws SQLException {
        List<String> mine = List.of(ledger.handler(), ledger.handler(), ledger.handler(), ledger.handler());
        ledger.clock.goOn(Duration.ofDays(400));
        assertThat(due()).containsAll(mine);

        VerifyDaily daily = ledger.daily(ledger.verifications);
        assertThat(step(daily)).isTrue();
        assertThat(step(daily)).isTrue();
        List<String> left = due();
        VerifyDaily afterARestart = ledger.daily(ledger.verifications);
        int steps = 0;
        while (steps <= left.size() && step(afterARestart)) {
            steps++;
        }

        assertThat(steps).isEqualTo(left.size());
        assertThat(due()).isEmpty();
        ledger.clock.goOn(Duration.ofHours(24));
        assertThat(due()).as("to the second").isEmpty();
        ledger.clock.goOn(Duration.ofSeconds(1));
        assertThat(due()).containsAll(mine);
    }

    @Test
    void aHandlerWhoCannotBeVerifiedKeepsNoOtherWaiting() throws SQLException {
        String broken = ledger.handler();
        ledger.handler();
        ledger.clock.goOn(Duration.ofDays(800));
        LedgerStore allButOne = BrokenHandler.in(LedgerStore.class, ledger.store, broken);
        VerifyDaily daily = ledger.daily(ledger.verifications(allButOne));

        int stepsMax = due().size() + 1;
        for (int i = 0; i < stepsMax; i++) {
            step(daily);
        }

        assertThat(due()).containsExactly(broken);
    }

    @Test
    void oneInstanceAloneVerifiesInTheBackground() {
        ledger.handler();

        ledger.commands.inTransaction(other -> {
            assertThat(ledger.found.isAlone(other)).isTrue();
            assertThat(step(ledger.daily(ledger.verifications))).isFalse();
            return other;
        });
    }

    private boolean step(VerifyDaily daily) {
        return ledger.commands.inTransaction(daily::step);
    }

    private List<String> due() {
        Instant dayBefore = ledger.clock.instant().minus(Duration.ofHours(24));
        return ledger.commands.inTransaction(transaction -> ledger.found.due(transaction, dayBefore, Set.of(), 1_000));
    }
}
