package dev.pipl.crossborder.rejudging.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.BrokenHandler;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.ledger.adapter.PgLedgerStore;
import dev.pipl.crossborder.rejudging.Rejudging;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Answers;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.kit.trail.JdbcTrail;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Re-judgings ordered and carried out on a real database with a real ledger. */
class RejudgingStoreIT {

    private static final Caller REGULATOR = new Caller("regulator", Set.of(Role.REGULATOR), Set.of());

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final PgRejudgings rejudgings = new PgRejudgings();
    private final JdbcCommands transactions = ledger.commands();
    private final RejudgingCommands commands = new RejudgingCommands(
            rejudgings, transactions, new JdbcTrail(), Answers.withoutRequests(), CommittedLedger.CLOCK);

    @ParameterizedTest(name = "number {0} of those ordered")
    @ValueSource(ints = {0, 1, 2})
    void aReJudgingThatWaitsForALedgerKeepsNoOtherWaiting(int broken) throws SQLException {
        List<Rejudging> ordered = ordered();
        Rejudging waiting = ordered.get(broken);

        runner(BrokenHandler.in(LedgerStore.class, store(), waiting.handlerIds().get(0)))
                .onTick();

        assertDoneAllBut(waiting, ordered);
        runner(store()).onTick();
        assertThat(done(waiting)).isEqualTo(1);
    }

    @ParameterizedTest(name = "number {0} of those ordered")
    @ValueSource(ints = {0, 1, 2})
    void aReJudgingThatCannotBeReadKeepsNoOtherWaiting(int broken) throws SQLException {
        List<Rejudging> ordered = ordered();
        String row = "where id = '" + ordered.get(broken).id() + "'";
        ledger.run("update rejudging set body = jsonb_build_array(body) " + row);

        runner(store()).onTick();

        assertDoneAllBut(ordered.get(broken), ordered);
        ledger.run("update rejudging set body = body -> 0 " + row);
        runner(store()).onTick();
        assertThat(done(ordered.get(broken))).isEqualTo(1);
    }

    @Test
    void rulesThatCannotBeAppliedNowAreAppliedByALaterLook() throws SQLException {
        ledger.run("insert into rule_version_applied values ('an older version', '2026-01-01T00:00:00Z')");
        ledger.run("""
                create function refuse() returns trigger language plpgsql as $$
                begin raise exception 'refused by this test'; end $$
                """);
        ledger.run("create trigger refuse before insert on audit_trail for each row"
                + " when (new.action = 'apply-rejudging') execute function refuse()");
        RuleCalendar calendar =
                new RuleCalendar(rejudgings, commands, transactions, new JdbcTrail(), CommittedLedger.CLOCK);
        String applications = "select count(*) from rejudging where body ->> 'kind' = 'APPLICATION'";

        calendar.onTick();

        assertThat(ledger.number("select count(*) from rule_version_applied")).isEqualTo(1);
        assertThat(ledger.number(applications)).isZero();
        ledger.run("drop trigger refuse on audit_trail");
        calendar.onTick();
        calendar.onTick();
        assertThat(ledger.number("select count(*) from rule_version_applied")).isEqualTo(2);
        assertThat(ledger.number(applications)).isEqualTo(1);
    }

    /** Three, each of one handler, in the order in which they are carried out. */
    private List<Rejudging> ordered() {
        return Stream.generate(ledger::sender)
                .limit(3)
                .map(handler -> commands.rehearse(REGULATOR, 2026, List.of(), List.of(handler), Optional.empty()))
                .map(answer -> commands.read(answer.body().get("id").asText()))
                .sorted(Comparator.comparing(Rejudging::id))
                .toList();
    }

    private static LedgerStore store() {
        return new PgLedgerStore(ledger.database(), Outboxes.of(CommittedLedger.CLOCK));
    }

    private RunRejudgings runner(LedgerStore store) {
        return new RunRejudgings(
                rejudgings,
                ledger.database(),
                store,
                ledger.ledger().reader(),
                ledger.ledger().writer(),
                CommittedLedger.CLOCK);
    }

    private static void assertDoneAllBut(Rejudging broken, List<Rejudging> ordered) throws SQLException {
        for (Rejudging one : ordered) {
            assertThat(done(one)).isEqualTo(one.equals(broken) ? 0 : 1);
        }
    }

    private static long done(Rejudging rejudging) throws SQLException {
        return ledger.number("select count(*) from rejudging where state = 'DONE' and id = '" + rejudging.id() + "'");
    }
}
