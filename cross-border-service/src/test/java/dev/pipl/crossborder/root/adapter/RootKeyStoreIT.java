package dev.pipl.crossborder.root.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.root.KeyIntroduction;
import dev.pipl.crossborder.root.RootKey;
import dev.pipl.crossborder.root.RootProblem;
import dev.pipl.crossborder.root.adapter.SignRoots.Round.Outcome;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.testing.Refusals;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys of roots on a real database: made once, changed, and lost. */
class RootKeyStoreIT {

    private static final Caller OPERATOR = new Caller("operator-1", Set.of(Role.OPERATOR), Set.of());

    @AutoClose
    private static final RootLedger ledger = new RootLedger();

    private final String one = RootLedger.newHandler();

    @BeforeEach
    void empty() throws SQLException {
        ledger.empty();
    }

    @Test
    void afterAChangeOfKeysOldAndNewRootsVerifyAndTheOldSecretIsGone() throws SQLException {
        ledger.grow(one, 2026);
        ledger.signed();
        RootKey before = ledger.keys().get(0);

        Answer answer = ledger.commands().rotate(OPERATOR, "yearly change", false, Optional.empty());

        ledger.grow(one, 2026);
        ledger.signed();
        List<RootKey> keys = ledger.keys();
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0).lastRoot()).isEqualTo(1);
        assertThat(keys.get(1).firstRoot()).isEqualTo(2);
        assertThat(keys.get(1).lastRoot()).isNull();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("kid").textValue()).isEqualTo(keys.get(1).keyId());
        assertThat(before.publicKey().open(keys.get(1).jwsByPrevious(), KeyIntroduction.TYPE))
                .isEqualTo(keys.get(1).publicKey().open(keys.get(1).jws(), KeyIntroduction.TYPE));
        ledger.assertProof(1, one, 2026, 1);
        ledger.assertProof(2, one, 2026, 2);
        assertThat(ledger.number("select count(*) from ledger_root_key where wrapped is null and number = 1"))
                .isEqualTo(1);
        assertThat(ledger.sent(RootLedger.TOPIC))
                .extracting(sent -> sent.get("type").textValue())
                .containsExactly(RootLedger.INTRODUCED, RootLedger.SIGNED, RootLedger.INTRODUCED, RootLedger.SIGNED);
        assertThat(ledger.number("select count(*) from audit_trail where action = 'rotate-root-key'"
                        + " and reason = 'yearly change' and entity_id = '"
                        + keys.get(1).keyId() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aKeyCanOnlyFollowAnother() {
        assertRefused(RootProblem.ROOT_KEY_NOT_YET, false);
    }

    @Test
    void withoutTheWrappingKeyNothingIsSignedAndNoKeyIsMade() throws SQLException {
        ledger.grow(one, 2026);
        ledger.signed();
        ledger.loseWrappingKey();
        ledger.grow(one, 2026);

        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.KEY_UNREADABLE);
        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.KEY_UNREADABLE);
        assertThat(ledger.alerts()).containsExactly("ledger-root-key-unreadable");
        ledger.moveBy(Duration.ofDays(1));
        assertThat(ledger.instance().sign().newest().statement().number()).isEqualTo(1);
        assertThat(ledger.alerts()).containsExactly("ledger-root-key-unreadable", "ledger-root-key-unreadable");
        assertThat(ledger.keys()).hasSize(1);
        assertRefused(RootProblem.ROOT_KEY_UNREADABLE, false);
    }

    @Test
    void aLostKeyIsReplacedOnlyByAnOperatorWhoSaysThatItIsLost() throws SQLException {
        ledger.grow(one, 2026);
        ledger.signed();
        assertRefused(RootProblem.ROOT_KEY_NOT_LOST, true);
        ledger.loseWrappingKey();

        ledger.commands().rotate(OPERATOR, "the machine burnt", true, Optional.empty());

        ledger.grow(one, 2026);
        ledger.signed();
        assertThat(ledger.keys().get(1).jwsByPrevious()).isNull();
        assertThat(ledger.keys().get(1).introduction().isPreviousLost()).isTrue();
        assertThat(ledger.alerts()).containsExactly("ledger-root-key-replaced");
        ledger.assertProof(1, one, 2026, 1);
        ledger.assertProof(2, one, 2026, 2);
    }

    @Test
    void rootsWithoutAnyKeyAreNoReasonToMakeOne() throws SQLException {
        ledger.grow(one, 2026);
        ledger.signed();
        ledger.execute("truncate ledger_root_key");
        ledger.grow(one, 2026);

        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.KEY_UNREADABLE);
        assertThat(ledger.keys()).isEmpty();
    }

    @Test
    void theSecretLiesEncryptedAndBoundToItsKey() throws SQLException {
        ledger.signed();
        ledger.execute("update ledger_root_key set number = 7");
        ledger.grow(one, 2026);

        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.KEY_UNREADABLE);
    }

    private static void assertRefused(RootProblem problem, boolean isLost) {
        Refusals.assertRefused(problem, () -> ledger.commands().rotate(OPERATOR, "because", isLost, Optional.empty()));
    }
}
