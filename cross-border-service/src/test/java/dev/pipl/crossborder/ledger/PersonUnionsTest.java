package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.route.ExemptionGround;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonUnionsTest {

    private static final int YEAR = 2026;

    @Test
    void aWriteIsToldToThoseWhoTellOthers() {
        TestLedger world = new TestLedger();

        world.write(Transfers.of("a", "e-1").nonSensitive(Transfers.people(0, 3)));

        assertThat(world.ledger.touched().take(10)).containsExactly(new TouchedYears.HandlerYear("a", YEAR));
        assertThat(world.ledger.touched().take(10)).isEmpty();
    }

    @Test
    void aPersonOfTwoHandlersCountsOnceTogether() {
        TestLedger world = new TestLedger();
        world.write(Transfers.of("a", "e-1").nonSensitive(Transfers.people(0, 60)));
        world.write(
                Transfers.of("b", "e-2").nonSensitive(Transfers.people(40, 100)).sensitive(Transfers.people(0, 5)));

        PersonUnions.Union union = world.ledger.unions().union(List.of("a", "b", "nobody"), YEAR);

        assertThat(union.distinct()).isEqualTo(new PersonUnions.Distinct(100, 5, 100, 5));
        assertThat(union.members())
                .extracting(member -> member.headCounts().nonSensitive().upper())
                .containsExactly(60L, 60L, 0L);
    }

    @Test
    void twoHandlersOfSixHundredThousandEachAreCountedTogether() {
        TestLedger world = new TestLedger();
        for (int i = 0; i < 60; i++) {
            world.write(Transfers.of("a", "a-" + i).nonSensitive(Transfers.people(i * 10_000, (i + 1) * 10_000)));
            world.write(Transfers.of("b", "b-" + i)
                    .nonSensitive(Transfers.people(600_000 + i * 10_000, 600_000 + (i + 1) * 10_000)));
        }

        PersonUnions.Union union = world.ledger.unions().union(List.of("a", "b"), YEAR);

        assertThat(union.distinct().nonSensitive()).isEqualTo(1_200_000);
    }

    /** Random events with overlaps, exemptions, declarations, duplicates; sets of tokens tell what is right. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theUnionEqualsTheNaiveSets(long seed) {
        Random random = new Random(seed);
        TestLedger world = new TestLedger(new InMemoryLedgerStore(), seed % 2 == 0 ? Long.MAX_VALUE : 1);
        Map<String, NaiveLedger> alone = new LinkedHashMap<>();
        Set<String> nonSensitive = new HashSet<>();
        Set<String> sensitive = new HashSet<>();
        List<Set<String>> gross = List.of(new HashSet<>(), new HashSet<>());
        List<String> handlers = List.of("a", "b", "c");
        handlers.forEach(handler -> alone.put(handler, new NaiveLedger()));
        List<Transfers> sent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            if (i > 0 && random.nextInt(6) == 0) {
                world.write(sent.get(random.nextInt(sent.size())));
                continue;
            }
            String handler = handlers.get(random.nextInt(3));
            Transfers transfer = transfer(random, handler, "e-" + i);
            sent.add(transfer);
            world.write(transfer);
            OutboundTransfer event = transfer.event();
            alone.get(handler).add(event, false);
            gross.get(0).addAll(event.nonSensitiveTokens());
            gross.get(1).addAll(event.sensitiveTokens());
            if (event.exemption().isEmpty()) {
                nonSensitive.addAll(event.nonSensitiveTokens());
                sensitive.addAll(event.sensitiveTokens());
            }
        }

        PersonUnions.Union union = world.ledger.unions().union(handlers, YEAR);

        assertThat(union.distinct())
                .isEqualTo(new PersonUnions.Distinct(
                        nonSensitive.size(),
                        sensitive.size(),
                        gross.get(0).size() + declared(sent, DeclaredCounts::nonSensitive),
                        gross.get(1).size() + declared(sent, DeclaredCounts::sensitive)));
        for (PersonUnions.Member member : union.members()) {
            HeadCounts naive = alone.get(member.handlerId()).headCounts();
            assertThat(member.headCounts()).isEqualTo(naive);
            assertThat(world.ledger.unions().member(member.handlerId(), YEAR)).isEqualTo(member);
        }
    }

    /** Every data set of every handler has its own id here, and is declared once. */
    private static long declared(List<Transfers> sent, ToLongFunction<DeclaredCounts> number) {
        return sent.stream()
                .flatMap(transfer -> transfer.event().declaredCounts().stream())
                .mapToLong(number)
                .sum();
    }

    private static Transfers transfer(Random random, String handler, String id) {
        int from = random.nextInt(200);
        Transfers transfer = Transfers.of(handler, id)
                .nonSensitive(Transfers.people(from, from + random.nextInt(40) + 1))
                .tokenKey(random.nextInt(8) == 0 ? "other" : "2026-a");
        if (random.nextInt(3) == 0) {
            transfer.sensitive(Transfers.people(random.nextInt(200), 210));
        }
        if (random.nextInt(5) == 0) {
            transfer.exempt(ExemptionGround.CONTRACT_NECESSITY);
        }
        if (random.nextInt(6) == 0) {
            transfer.declaring("set of " + id, random.nextInt(500), random.nextInt(50));
        }
        return transfer;
    }
}
