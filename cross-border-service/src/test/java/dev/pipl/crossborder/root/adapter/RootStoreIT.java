package dev.pipl.crossborder.root.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.root.RootStatement;
import dev.pipl.crossborder.root.SignedRoot;
import dev.pipl.crossborder.root.adapter.SignRoots.Round;
import dev.pipl.crossborder.root.adapter.SignRoots.Round.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roots on a real database over a real ledger. */
class RootStoreIT {

    @AutoClose
    private static final RootLedger ledger = new RootLedger();

    private final String one = RootLedger.newHandler();
    private final String two = RootLedger.newHandler();

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

        SignedRoot root = ledger.signed();

        assertThat(root.statement().number()).isEqualTo(1);
        assertThat(root.statement().previous()).isEqualTo(RootStatement.ORIGIN);
        assertThat(root.statement().handlerYears()).isEqualTo(3);
        ledger.assertProof(1, one, 2025, 1);
        ledger.assertProof(1, one, 2026, 2);
        ledger.assertProof(1, two, 2026, 1);
        assertThat(ledger.proofs().newest(two, 2025)).isEmpty();
        assertThat(ledger.proofs().by(2, one, 2026)).isEmpty();
        assertThat(ledger.sent(RootLedger.TOPIC))
                .extracting(sent -> sent.get("type").textValue())
                .containsExactly(RootLedger.INTRODUCED, RootLedger.SIGNED);
        assertThat(ledger.sent(RootLedger.TOPIC).get(1).at("/data/statement").textValue())
                .isEqualTo(root.jws());
    }

    @Test
    void anEmptyLedgerHasARootToo() throws SQLException {
        SignedRoot root = ledger.signed();

        assertThat(root.statement().handlerYears()).isZero();
        assertThat(ledger.instance().sign().outcome()).isEqualTo(Outcome.NOT_DUE);
    }

    @Test
    void aRootIsSignedWhenAChainGrewAndOtherwiseOnceADay() throws SQLException {
        ledger.grow(one, 2026);
        SignRoots instance = ledger.instance();
        SignedRoot first = RootLedger.signed(instance);

        ledger.moveBy(Duration.ofHours(23).plusMinutes(50).minusMillis(1));
        assertThat(instance.sign().outcome()).isEqualTo(Outcome.NOT_DUE);
        ledger.moveBy(Duration.ofMillis(1));
        SignedRoot second = RootLedger.signed(instance);
        assertThat(second.statement().treeHash()).isEqualTo(first.statement().treeHash());
        assertThat(second.statement().previous()).isEqualTo(RootStatement.digestOf(first.jws()));

        ledger.grow(one, 2026);
        SignedRoot third = RootLedger.signed(instance);
        assertThat(third.statement().treeHash()).isNotEqualTo(first.statement().treeHash());
        assertThat(ledger.number("select count(*) from ledger_root_head")).isEqualTo(2);
    }

    @Test
    void onlyChangedHeadsAreKeptAndOldRootsStayProvable() throws SQLException {
        ledger.grow(one, 2026);
        ledger.grow(two, 2026);
        ledger.signed();
        ledger.grow(one, 2026);
        ledger.grow(one, 2026);
        ledger.signed();
        String three = RootLedger.newHandler();
        ledger.grow(three, 2026);
        ledger.signed();

        assertThat(ledger.number("select count(*) from ledger_root_head")).isEqualTo(4);
        ledger.assertProof(1, one, 2026, 1);
        ledger.assertProof(1, two, 2026, 1);
        ledger.assertProof(2, one, 2026, 3);
        ledger.assertProof(2, two, 2026, 1);
        ledger.assertProof(3, one, 2026, 3);
        ledger.assertProof(3, two, 2026, 1);
        ledger.assertProof(3, three, 2026, 1);
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
        List<SignedRoot> all = ledger.roots();
        assertThat(all).hasSize(40);
        for (int i = 0; i < 39; i++) {
            assertThat(all.get(i).statement().number()).isEqualTo(40 - i);
            assertThat(all.get(i).statement().previous())
                    .isEqualTo(RootStatement.digestOf(all.get(i + 1).jws()));
        }
        assertThat(ledger.sent(RootLedger.TOPIC).stream()
                        .filter(sent -> sent.get("type").textValue().equals(RootLedger.SIGNED)))
                .extracting(sent -> sent.at("/data/number").intValue())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    }

    /** Sees the lock as free, whoever has it. */
    private static final class Unlocked extends PgRoots {
        @Override
        boolean tryLock(Connection transaction) {
            return true;
        }
    }
}
