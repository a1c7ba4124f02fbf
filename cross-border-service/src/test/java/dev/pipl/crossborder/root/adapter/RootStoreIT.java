package dev.pipl.crossborder.root.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.root.ChainHead;
import dev.pipl.crossborder.root.InclusionProof;
import dev.pipl.crossborder.root.KeyIntroduction;
import dev.pipl.crossborder.root.RootKey;
import dev.pipl.crossborder.root.RootProblem;
import dev.pipl.crossborder.root.RootStatement;
import dev.pipl.crossborder.root.RootTree;
import dev.pipl.crossborder.root.SignedRoot;
import dev.pipl.crossborder.root.VerifyingKey;
import dev.pipl.crossborder.root.adapter.SignRoots.Round;
import dev.pipl.crossborder.root.adapter.SignRoots.Round.Outcome;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.problem.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roots on a real database over a real ledger. */
class RootStoreIT {

    private static final Caller OPERATOR = new Caller("operator-1", Set.of(Role.OPERATOR), Set.of());
    private static final String TOPIC = "ledger-roots.v1";
    private static final String SIGNED = "dev.pipl.crossborder.ledger-root-signed.v1";
    private static final String INTRODUCED = "dev.pipl.crossborder.ledger-root-key-introduced.v1";

    private static RootLedger ledger;

    private final String one = RootLedger.newHandler();
    private final String two = RootLedger.newHandler();

    @BeforeAll
    static void start() {
        ledger = new RootLedger();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        ledger.empty();
    }

    @Test
    void aRootStandsOverEveryChainAndEveryChainHasItsProof() throws SQLException {
        ledger.grow(one, 2025);
        ledger.grow(one, 2026);
        ledger.grow(one, 2026);
        ledger.grow(two, 2026);

        SignedRoot root = signed(ledger.instance());

        assertThat(root.statement().number()).isEqualTo(1);
        assertThat(root.statement().previous()).isEqualTo(RootStatement.ORIGIN);
        assertThat(root.statement().handlerYears()).isEqualTo(3);
        assertProof(1, one, 2025, 1);
        assertProof(1, one, 2026, 2);
        assertProof(1, two, 2026, 1);
        assertThat(ledger.proofs().newest(two, 2025)).isEmpty();
        assertThat(ledger.proofs().by(2, one, 2026)).isEmpty();
        assertThat(ledger.sent(TOPIC))
                .extracting(sent -> sent.get("type").textValue())
                .containsExactly(INTRODUCED, SIGNED);
        assertThat(ledger.sent(TOPIC).get(1).at("/data/statement").textValue()).isEqualTo(root.jws());
    }

    @Test
    void anEmptyLedgerHasARootToo() throws SQLException {
        SignedRoot root = signed(ledger.instance());

        assertThat(root.statement().handlerYears()).isZero();
        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.NOT_DUE);
    }

    @Test
    void aRootIsSignedWhenAChainGrewAndOtherwiseOnceADay() throws SQLException {
        ledger.grow(one, 2026);
        SignRoots instance = ledger.instance();
        SignedRoot first = signed(instance);

        ledger.moveBy(Duration.ofHours(23).plusMinutes(50).minusMillis(1));
        assertThat(instance.sign().outcome()).isEqualTo(Outcome.NOT_DUE);
        ledger.moveBy(Duration.ofMillis(1));
        SignedRoot second = signed(instance);
        assertThat(second.statement().treeHash()).isEqualTo(first.statement().treeHash());
        assertThat(second.statement().previous()).isEqualTo(RootStatement.digestOf(first.jws()));

        ledger.grow(one, 2026);
        SignedRoot third = signed(instance);
        assertThat(third.statement().treeHash()).isNotEqualTo(first.statement().treeHash());
        assertThat(ledger.number("select count(*) from ledger_root_head")).isEqualTo(2);
    }

    @Test
    void onlyChangedHeadsAreKeptAndOldRootsStayProvable() throws SQLException {
        ledger.grow(one, 2026);
        ledger.grow(two, 2026);
        signed(ledger.instance());
        ledger.grow(one, 2026);
        ledger.grow(one, 2026);
        signed(ledger.instance());
        String three = RootLedger.newHandler();
        ledger.grow(three, 2026);
        signed(ledger.instance());

        assertThat(ledger.number("select count(*) from ledger_root_head")).isEqualTo(4);
        assertProof(1, one, 2026, 1);
        assertProof(1, two, 2026, 1);
        assertProof(2, one, 2026, 3);
        assertProof(2, two, 2026, 1);
        assertProof(3, one, 2026, 3);
        assertProof(3, two, 2026, 1);
        assertProof(3, three, 2026, 1);
        assertThat(ledger.proofs().by(2, three, 2026)).isEmpty();
    }

    /** Without the lock the primary key alone must do. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoInstancesExactlyOneSignsANumber(boolean isLocked) throws Exception {
        PgRoots roots = isLocked ? new PgRoots() : new Unlocked();
        List<SignRoots> instances = List.of(ledger.instance(roots), ledger.instance(roots));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        int signed = 0;
        int elsewhere = 0;
        try {
            for (int i = 0; i < 40; i++) {
                ledger.grow(i % 2 == 0 ? one : two, 2026);
                List<Future<Round>> rounds = new ArrayList<>();
                for (SignRoots instance : instances) {
                    rounds.add(threads.submit(() -> {
                        start.await();
                        return instance.sign();
                    }));
                }
                for (Future<Round> round : rounds) {
                    Outcome outcome = round.get().outcome();
                    assertThat(outcome).isIn(Outcome.SIGNED, Outcome.ELSEWHERE, Outcome.NOT_DUE);
                    signed += outcome == Outcome.SIGNED ? 1 : 0;
                    elsewhere += outcome == Outcome.ELSEWHERE ? 1 : 0;
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(signed).isEqualTo(40);
        assertThat(elsewhere).isPositive();
        assertThat(ledger.number("select count(*) from ledger_root_key")).isEqualTo(1);
        List<SignedRoot> all = all();
        assertThat(all).hasSize(40);
        for (int i = 0; i < 39; i++) {
            assertThat(all.get(i).statement().number()).isEqualTo(40 - i);
            assertThat(all.get(i).statement().previous())
                    .isEqualTo(RootStatement.digestOf(all.get(i + 1).jws()));
        }
        assertThat(ledger.sent(TOPIC).stream()
                        .filter(sent -> sent.get("type").textValue().equals(SIGNED)))
                .extracting(sent -> sent.at("/data/number").intValue())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void afterAChangeOfKeysOldAndNewRootsVerifyAndTheOldSecretIsGone() throws SQLException {
        ledger.grow(one, 2026);
        signed(ledger.instance());
        RootKey before = keys().get(0);

        Answer answer = ledger.commands().rotate(OPERATOR, "yearly change", false, Optional.empty());

        ledger.grow(one, 2026);
        signed(ledger.instance());
        List<RootKey> keys = keys();
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0).lastRoot()).isEqualTo(1);
        assertThat(keys.get(1).firstRoot()).isEqualTo(2);
        assertThat(keys.get(1).lastRoot()).isNull();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("kid").textValue()).isEqualTo(keys.get(1).keyId());
        assertThat(before.publicKey().open(keys.get(1).jwsByPrevious(), KeyIntroduction.TYPE))
                .isEqualTo(keys.get(1).publicKey().open(keys.get(1).jws(), KeyIntroduction.TYPE));
        assertProof(1, one, 2026, 1);
        assertProof(2, one, 2026, 2);
        assertThat(ledger.number("select count(*) from ledger_root_key where wrapped is null and number = 1"))
                .isEqualTo(1);
        assertThat(ledger.sent(TOPIC))
                .extracting(sent -> sent.get("type").textValue())
                .containsExactly(INTRODUCED, SIGNED, INTRODUCED, SIGNED);
        assertThat(ledger.number("select count(*) from audit_trail where action = 'rotate-root-key'"
                        + " and reason = 'yearly change' and entity_id = '"
                        + keys.get(1).keyId() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aKeyCanOnlyFollowAnother() {
        refused(RootProblem.ROOT_KEY_NOT_YET, false);
    }

    @Test
    void aTouchedRowStopsTheSigningUntilItIsMended() throws SQLException {
        ledger.grow(one, 2026);
        ledger.grow(two, 2026);
        signed(ledger.instance());
        String place = " where handler_id = '" + one + "' and sequence = 1";
        ledger.execute("create table kept as select hash from ledger_row" + place);
        ledger.tamper("ledger_row", "update ledger_row set hash = sha256(hash)" + place);
        ledger.grow(two, 2026);

        assertContradicted("ROW_CHANGED");

        ledger.tamper("ledger_row", "update ledger_row set hash = (select hash from kept)" + place);
        ledger.execute("drop table kept");
        assertThat(signed(ledger.instance()).statement().number()).isEqualTo(2);
    }

    @Test
    void aRowBelowTheHeadIsLookedAtTooWhenTheChainHasGrown() throws SQLException {
        ledger.grow(one, 2026);
        signed(ledger.instance());
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
        signed(ledger.instance());
        ledger.tamper("ledger_row", "delete from ledger_row where handler_id = '" + one + "' and sequence = 2");

        assertContradicted("ROW_GONE");
    }

    @Test
    void aChainThatIsGoneStopsTheSigning() throws SQLException {
        ledger.grow(one, 2026);
        ledger.grow(two, 2026);
        signed(ledger.instance());
        ledger.tamper("ledger_row", "delete from ledger_row where handler_id = '" + one + "'");

        assertContradicted("CHAIN_GONE");
    }

    @Test
    void whoeverChangesTheKeptHeadsWithTheRowIsFoundByTheSignature() throws SQLException {
        ledger.grow(one, 2026);
        signed(ledger.instance());
        ledger.tamper("ledger_row", "update ledger_row set hash = sha256(hash)");
        ledger.tamper("ledger_root_head", "update ledger_root_head set hash = sha256(hash)");
        ledger.execute("update ledger_rooted_head set hash = sha256(hash)");

        assertContradicted("ROOT_CHANGED");
        assertThatThrownBy(() -> ledger.proofs().newest(one, 2026)).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void aRootThatWasTakenAwayWithItsHeadsIsFoundByThoseBefore() throws SQLException {
        ledger.grow(one, 2026);
        signed(ledger.instance());
        ledger.grow(one, 2026);
        signed(ledger.instance());
        ledger.tamper("ledger_root_head", "delete from ledger_root_head where root = 2");
        ledger.tamper("ledger_root", "delete from ledger_root where number = 2");

        assertContradicted("ROOT_CHANGED");
    }

    @Test
    void withoutTheWrappingKeyNothingIsSignedAndNoKeyIsMade() throws SQLException {
        ledger.grow(one, 2026);
        signed(ledger.instance());
        ledger.loseWrappingKey();
        ledger.grow(one, 2026);

        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.KEY_UNREADABLE);
        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.KEY_UNREADABLE);
        assertThat(alerts()).containsExactly("ledger-root-key-unreadable");
        ledger.moveBy(Duration.ofDays(1));
        assertThat(ledger.instance().sign().newest().statement().number()).isEqualTo(1);
        assertThat(alerts()).containsExactly("ledger-root-key-unreadable", "ledger-root-key-unreadable");
        assertThat(keys()).hasSize(1);
        refused(RootProblem.ROOT_KEY_UNREADABLE, false);
    }

    @Test
    void aLostKeyIsReplacedOnlyByAnOperatorWhoSaysThatItIsLost() throws SQLException {
        ledger.grow(one, 2026);
        signed(ledger.instance());
        refused(RootProblem.ROOT_KEY_NOT_LOST, true);
        ledger.loseWrappingKey();

        ledger.commands().rotate(OPERATOR, "the machine burnt", true, Optional.empty());

        ledger.grow(one, 2026);
        signed(ledger.instance());
        assertThat(keys().get(1).jwsByPrevious()).isNull();
        assertThat(keys().get(1).introduction().isPreviousLost()).isTrue();
        assertThat(alerts()).containsExactly("ledger-root-key-replaced");
        assertProof(1, one, 2026, 1);
        assertProof(2, one, 2026, 2);
    }

    @Test
    void rootsWithoutAnyKeyAreNoReasonToMakeOne() throws SQLException {
        ledger.grow(one, 2026);
        signed(ledger.instance());
        ledger.execute("truncate ledger_root_key");
        ledger.grow(one, 2026);

        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.KEY_UNREADABLE);
        assertThat(keys()).isEmpty();
    }

    @Test
    void theSecretLiesEncryptedAndBoundToItsKey() throws SQLException {
        signed(ledger.instance());
        ledger.execute("update ledger_root_key set number = 7");
        ledger.grow(one, 2026);

        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.KEY_UNREADABLE);
    }

    /** Sees the lock as free, whoever has it. */
    private static final class Unlocked extends PgRoots {
        @Override
        boolean tryLock(Connection transaction) {
            return true;
        }
    }

    private static SignedRoot signed(SignRoots instance) throws SQLException {
        Round round = instance.sign();
        assertThat(round.outcome()).isEqualTo(Outcome.SIGNED);
        return round.newest();
    }

    private static void assertContradicted(String kind) throws SQLException {
        long roots = ledger.number("select count(*) from ledger_root");
        Round round = ledger.instance().sign();

        assertThat(round.outcome()).isEqualTo(Outcome.CONTRADICTED);
        assertThat(round.contradictions()).isEqualTo(1);
        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.CONTRADICTED);
        assertThat(alerts()).containsExactly("ledger-root-contradicted");
        assertThat(ledger.number("select count(*) from ledger_root")).isEqualTo(roots);
        JsonNode alert = ledger.sent("alerts.v1").get(0).get("data");
        assertThat(alert.get("severity").textValue()).isEqualTo("CRITICAL");
        assertThat(alert.has("handlerId")).isNotEqualTo(kind.equals("ROOT_CHANGED"));
    }

    private static void assertProof(long number, String handler, int year, long sequence) throws SQLException {
        InclusionProof proof = ledger.proofs().by(number, handler, year).orElseThrow();
        ChainHead leaf = proof.leaf();
        RootKey key =
                keys().stream().filter(one -> one.isFor(number)).findFirst().orElseThrow();
        RootStatement said = RootStatement.read(
                VerifyingKey.of(key.introduction().publicKey()).open(proof.statement(), RootStatement.TYPE));

        assertThat(said.number()).isEqualTo(number);
        assertThat(said.keyId()).isEqualTo(key.keyId());
        assertThat(leaf.sequence()).isEqualTo(sequence);
        assertThat(HexFormat.of().formatHex(leaf.hash())).isEqualTo(hashOfRow(leaf));
        assertThat(RootTree.leads(
                        leaf.leafHash(),
                        proof.index(),
                        said.handlerYears(),
                        proof.path(),
                        HexFormat.of().parseHex(said.treeHash())))
                .isTrue();
    }

    private static String hashOfRow(ChainHead leaf) throws SQLException {
        try (Connection connection = ledger.connect()) {
            return HexFormat.of()
                    .formatHex(new PgRoots().hashesAt(connection, List.of(leaf)).get(leaf.chain()));
        }
    }

    private static List<RootKey> keys() throws SQLException {
        try (Connection connection = ledger.connect()) {
            return new PgRootKeys().all(connection);
        }
    }

    private static List<SignedRoot> all() throws SQLException {
        try (Connection connection = ledger.connect()) {
            return new PgRoots().list(connection, Long.MAX_VALUE, 1000);
        }
    }

    private static List<String> alerts() throws SQLException {
        return ledger.sent("alerts.v1").stream()
                .map(sent -> sent.at("/data/code").textValue())
                .toList();
    }

    private static void refused(RootProblem problem, boolean isLost) {
        assertThatThrownBy(() -> ledger.commands().rotate(OPERATOR, "because", isLost, Optional.empty()))
                .isInstanceOf(Refusal.class)
                .satisfies(refused -> assertThat(((Refusal) refused).problem()).isEqualTo(problem));
    }
}
