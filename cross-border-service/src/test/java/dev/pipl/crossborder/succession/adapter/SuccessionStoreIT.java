package dev.pipl.crossborder.succession.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.ledger.BrokenHandler;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.HmacPrf;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.ledger.YearKey;
import dev.pipl.crossborder.ledger.adapter.PgLedgerStore;
import dev.pipl.crossborder.succession.Succession;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.kit.alert.AlertsOnce;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Answers;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Successions on a real database with a real ledger: approved, carried out, broken off, and watched. */
class SuccessionStoreIT {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final Known handlers = new Known();
    private final PgSuccessions successions = new PgSuccessions();
    private final JdbcCommands transactions = ledger.commands();
    private final JdbcOutbox outbox = Outboxes.of(CommittedLedger.CLOCK);
    private final SuccessionCommands commands = new SuccessionCommands(
            successions,
            year -> Optional.of(new YearKey(year, "key", new HmacPrf(new byte[1]))),
            transactions,
            new JdbcTrail(),
            Answers.withoutRequests(),
            CommittedLedger.CLOCK);
    private final String group = "g-" + UUID.randomUUID();

    private RunSuccessions runner() {
        return runner(store());
    }

    private LedgerStore store() {
        return new PgLedgerStore(ledger.database(), outbox);
    }

    private RunSuccessions runner(LedgerStore store) {
        return new RunSuccessions(
                successions,
                handlers,
                store,
                ledger.ledger().writer(),
                ledger.ledger().unions(),
                ledger.database(),
                AlertsOnce.of(outbox, CommittedLedger.CLOCK),
                CommittedLedger.CLOCK);
    }

    private static Caller operator(String name) {
        return new Caller(name, Set.of(Role.OPERATOR), Set.of());
    }

    private String handler(String groupId) {
        HandlerProfile profile = Profiles.enterprise("h-" + UUID.randomUUID(), 1, LocalDate.of(2026, 1, 1));
        handlers.byId.put(
                profile.handlerId(), new KnownHandler(groupId == null ? profile : Profiles.inGroup(profile, groupId)));
        return profile.handlerId();
    }

    private static void send(String handler, String id, String day, int from, int to) {
        ledger.send(TransferJson.recorded(handler, "recipient-1", id, day + "T08:00:00+08:00")
                .nonSensitive(TransferJson.tokens(from, to))
                .withData(data -> data.put("tokenKeyId", "2026-a")));
    }

    private String proposed(String predecessor, String successor, LocalDate day, Succession.Kind kind) {
        return commands.propose(operator("operator-1"), predecessor, successor, day, kind, "register", Optional.empty())
                .body()
                .get("id")
                .asText();
    }

    private Succession carriedOut(String predecessor, String successor) {
        String id = proposed(predecessor, successor, DAY, Succession.Kind.MERGER);
        commands.approve(operator("operator-2"), id, Optional.empty());
        runner().onTick();
        return find(id);
    }

    private Succession find(String id) {
        return transactions
                .inTransaction(transaction -> successions.find(transaction, id))
                .orElseThrow();
    }

    private static HeadCount count(String handler) {
        return ledger.ledger().reader().year(handler, 2026).headCounts().nonSensitive();
    }

    private static String refusal(Runnable command) {
        return catchThrowableOfType(Refusal.class, command::run).problem().code();
    }

    @Test
    void anApprovedSuccessionIsCarriedOutAndThePersonsCountOnce() {
        String predecessor = handler(group);
        String successor = handler(group);
        send(predecessor, "p-1", "2026-03-01", 0, 60);
        send(successor, "s-1", "2026-03-01", 40, 100);

        Succession done = carriedOut(predecessor, successor);

        assertThat(done.state()).isEqualTo(Succession.State.DONE);
        assertThat(done.progress().matched()).isTrue();
        assertThat(count(successor)).isEqualTo(new HeadCount(100, 100, true, 100));
        assertThat(count(predecessor).upper()).isEqualTo(60);
    }

    @Test
    void handlersOfNoCommonGroupGiveAnInterval() {
        String predecessor = handler(null);
        String successor = handler(null);
        send(predecessor, "p-1", "2026-03-01", 0, 60);
        send(successor, "s-1", "2026-03-01", 0, 100);

        assertThat(carriedOut(predecessor, successor).progress().matched()).isFalse();

        assertThat(count(successor)).isEqualTo(new HeadCount(100, 160, false, 160));
    }

    /** A successor that is not known yet, in a succession of before. */
    @Test
    void aSuccessionThatCannotGoOnKeepsNoOtherWaiting() {
        String lost = handler(group);
        String first = proposed(handler(group), lost, DAY.minusDays(1), Succession.Kind.MERGER);
        commands.approve(operator("operator-2"), first, Optional.empty());
        handlers.byId.put(lost, null);
        String predecessor = handler(group);
        String successor = handler(group);
        send(predecessor, "p-1", "2026-03-01", 0, 60);

        assertThat(carriedOut(predecessor, successor).state()).isEqualTo(Succession.State.DONE);

        assertThat(find(first).state()).isEqualTo(Succession.State.APPROVED);
        handlers.byId.put(lost, new KnownHandler(Profiles.enterprise(lost, 1, LocalDate.of(2026, 1, 1))));
        runner().onTick();
        assertThat(find(first).state()).isEqualTo(Succession.State.DONE);
    }

    @ParameterizedTest(name = "number {0} of those whose day has come")
    @ValueSource(ints = {0, 1, 2})
    void aSuccessionThatCannotBeReadKeepsNoOtherWaiting(int broken) throws SQLException {
        List<String> due = IntStream.range(0, 3)
                .mapToObj(day -> proposed(handler(group), handler(group), DAY.plusDays(day), Succession.Kind.MERGER))
                .toList();
        due.forEach(id -> commands.approve(operator("operator-2"), id, Optional.empty()));
        String row = "where id = '" + due.get(broken) + "'";
        ledger.run("update succession set body = jsonb_build_array(body) " + row);

        runner().onTick();

        for (String id : due) {
            assertThat(ledger.number("select count(*) from succession where state = 'DONE' and id = '" + id + "'"))
                    .isEqualTo(id.equals(due.get(broken)) ? 0 : 1);
        }
        ledger.run("update succession set body = body -> 0 " + row);
        runner().onTick();
        assertThat(find(due.get(broken)).state()).isEqualTo(Succession.State.DONE);
    }

    @ParameterizedTest(name = "number {0} of those that are watched")
    @ValueSource(ints = {0, 1, 2})
    void aPredecessorWhoseLedgerCannotBeReadKeepsNoOtherFromBeingWatched(int broken) {
        List<Succession> watched = Stream.generate(() -> carriedOut(handler(group), handler(group)))
                .limit(3)
                .sorted(Comparator.comparing(Succession::id))
                .toList();
        watched.forEach(done -> send(done.predecessorId(), "p-1", "2026-06-30", 0, 3));
        String unreadable = watched.get(broken).predecessorId();

        runner(BrokenHandler.in(LedgerStore.class, store(), unreadable)).onTick();

        for (Succession done : watched) {
            assertThat(find(done.id()).progress().seen())
                    .isEqualTo(done.predecessorId().equals(unreadable) ? 0 : 1);
        }
        runner().onTick();
        assertThat(find(watched.get(broken).id()).progress().seen()).isEqualTo(1);
    }

    @Test
    void aPartWhoseProgressWasLostIsNotWrittenTwice() throws SQLException {
        String predecessor = handler(group);
        String successor = handler(group);
        send(predecessor, "p-1", "2026-03-01", 0, 60);
        Succession done = carriedOut(predecessor, successor);
        String rows = "select count(*) from ledger_row where handler_id = '" + successor + "'";
        long before = ledger.number(rows);

        // When the ledger committed, and the service died before its own note of it
        Succession.Progress all = done.progress();
        Succession.Progress none = new Succession.Progress(
                all.predecessorSequence(), all.successorSequence(), all.matched(), all.parts(), 0, all.seen());
        Succession approved = new Succession(
                done.id(),
                done.predecessorId(),
                done.successorId(),
                done.effectiveOn(),
                done.kind(),
                done.evidence(),
                done.proposedBy(),
                done.proposedAt(),
                Succession.State.APPROVED,
                done.decidedBy(),
                done.decidedAt(),
                null,
                none);
        transactions.inTransaction(transaction -> {
            successions.keep(transaction, approved);
            return null;
        });
        runner().onTick();

        assertThat(find(done.id()).state()).isEqualTo(Succession.State.DONE);
        assertThat(ledger.number(rows)).isEqualTo(before);
        assertThat(count(successor).upper()).isEqualTo(60);
    }

    @Test
    void whatComesIntoThePredecessorsLedgerAfterwardsIsToldOnceAndTakenOverWhenRecordedAgain() throws SQLException {
        String predecessor = handler(group);
        String successor = handler(group);
        send(predecessor, "p-1", "2026-03-01", 0, 60);
        Succession first = carriedOut(predecessor, successor);
        send(predecessor, "p-2", "2026-06-30", 60, 65);
        send(predecessor, "p-3", "2026-07-01", 65, 70);

        runner().onTick();
        runner().onTick();

        assertThat(count(successor).upper()).isEqualTo(60);
        String raised = "select count(*) from raised_alert where code = '%s'";
        assertThat(ledger.number(raised.formatted("transfer-after-succession"))).isEqualTo(1);
        assertThat(ledger.number(raised.formatted("predecessor-changed-after-succession")))
                .isEqualTo(1);
        assertThat(find(first.id()).progress().seen()).isEqualTo(3);

        assertThat(carriedOut(predecessor, successor).state()).isEqualTo(Succession.State.DONE);
        assertThat(count(successor)).isEqualTo(new HeadCount(70, 70, true, 70));
    }

    @Test
    void aSuccessionWaitsForItsDay() {
        String predecessor = handler(group);
        String successor = handler(group);
        send(predecessor, "p-1", "2026-03-01", 0, 3);
        LocalDate tomorrow = LocalDate.of(2026, 11, 21);
        String id = proposed(predecessor, successor, tomorrow, Succession.Kind.DIVISION);
        commands.approve(operator("operator-2"), id, Optional.empty());

        runner().onTick();

        assertThat(find(id).state()).isEqualTo(Succession.State.APPROVED);
        assertThat(count(successor).upper()).isZero();
    }

    @Test
    void refusalsInTheirOrder() {
        String predecessor = handler(group);
        String successor = handler(group);
        String id = proposed(predecessor, successor, DAY, Succession.Kind.MERGER);

        assertThat(refusal(() -> proposed(predecessor, successor, DAY, Succession.Kind.MERGER)))
                .isEqualTo("succession-under-way");
        assertThat(refusal(() -> proposed(predecessor, "another", DAY, Succession.Kind.DIVISION)))
                .isEqualTo("predecessor-merged-already");
        assertThat(refusal(() -> commands.approve(operator("operator-1"), id, Optional.empty())))
                .isEqualTo("second-person-required");
        assertThat(refusal(() -> commands.approve(operator("operator-2"), "none", Optional.empty())))
                .isEqualTo("succession-unknown");
        commands.refuse(operator("operator-2"), id, "not registered", Optional.empty());
        assertThat(refusal(() -> commands.approve(operator("operator-2"), id, Optional.empty())))
                .isEqualTo("succession-decided-already");
        assertThat(proposed(predecessor, "another", DAY, Succession.Kind.DIVISION))
                .isNotEmpty();
    }

    /** Handlers as the registry told of them. */
    private static final class Known implements Handlers {
        private final Map<String, KnownHandler> byId = new HashMap<>();

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Optional<KnownHandler> find(String handlerId) {
            return Optional.ofNullable(byId.get(handlerId));
        }

        @Override
        public void forget(String handlerId) {
            // Nothing is remembered.
        }
    }
}
