package dev.pipl.crossborder.correction.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.correction.Correction;
import dev.pipl.crossborder.correction.CorrectionKind;
import dev.pipl.crossborder.correction.CorrectionProblem;
import dev.pipl.crossborder.correction.CorrectionState;
import dev.pipl.crossborder.ledger.Adjusted;
import dev.pipl.crossborder.ledger.Arrival;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.HandlerSnapshot;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.crossborder.ledger.Outcome;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.JdbcTransactions;
import dev.pipl.kit.idempotency.adapter.Answers;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.law.Finding;
import dev.pipl.law.correction.CorrectionReason;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Corrections on a real database with a real ledger, whatever dies on the way. */
class CorrectionStoreIT {

    private static final HandlerFacts ENTERPRISE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());
    private static final ReadTransfer READ = new ReadTransfer(Instant.parse("2021-10-31T16:00:00Z"));
    private static final String AT = "2026-03-01T08:00:00+08:00";

    private static CommittedLedger ledger;

    private String handler;
    private CorrectionCommands commands;
    private Caller first;
    private Caller second;

    @BeforeAll
    static void startDatabase() {
        ledger = new CommittedLedger();
    }

    @AfterAll
    static void stopDatabase() {
        ledger.close();
    }

    @BeforeEach
    void aHandlerWithTwoTransfers() {
        handler = "h-" + UUID.randomUUID();
        first = officer("first");
        second = officer("second");
        commands = commands(ledger.ledger().writer());
        ledger.send(ENTERPRISE, "SG", List.of(transfer("right", 0, 5), transfer("wrong", 3, 10)));
    }

    @Test
    void anApprovedVoidCountsNobodyAndThePastStaysReadable() {
        String id = propose(CorrectionKind.VOID, "wrong", CorrectionReason.NEVER_OCCURRED);
        assertThat(upper()).isEqualTo(10);

        Correction applied = approve(second, id);

        assertThat(applied.state()).isEqualTo(CorrectionState.APPLIED);
        assertThat(applied.effect()).contains(new Adjusted(2026, 2));
        assertThat(applied.version()).isEqualTo(3);
        assertThat(commands.read(id)).isEqualTo(applied);
        assertThat(upper()).isEqualTo(5);
        assertThat(upperAsOf(1)).isEqualTo(10);
        assertThat(upperAsOf(2)).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = CorrectionReason.class,
            names = {"RECIPIENT_DELETED", "DELETION_REQUESTED", "CONSENT_WITHDRAWN"})
    void scenario21ThatTheRecipientDeletedTheDataIsRefusedAndTheCountStays(CorrectionReason reason) {
        assertThatThrownBy(() -> propose(CorrectionKind.VOID, "wrong", reason)).satisfies(refused -> {
            assertThat(((Refusal) refused).problem()).isEqualTo(CorrectionProblem.PROVISION_HAPPENED);
            assertThat(((Refusal) refused).findings())
                    .extracting(Finding::provision)
                    .containsExactly("PIPL-15");
        });

        assertThat(upper()).isEqualTo(10);
        assertThat(commands.list(handler, "", 0, 10)).isEmpty();
    }

    @Test
    void refusalsOfAProposalComeInTheirOrder() {
        refused(
                CommonProblem.VALIDATION_FAILED,
                () -> commands.propose(
                        first,
                        handler,
                        new CorrectionForm(
                                CorrectionKind.VOID,
                                source(),
                                "none",
                                null,
                                null,
                                CorrectionReason.RECIPIENT_DELETED,
                                "r",
                                " "),
                        Optional.empty()));
        refused(
                CorrectionProblem.PROVISION_HAPPENED,
                () -> propose(CorrectionKind.VOID, "none", CorrectionReason.RECIPIENT_DELETED));
        refused(
                CorrectionProblem.EVENT_UNKNOWN,
                () -> propose(CorrectionKind.REPLACE, "none", CorrectionReason.WRONG_COUNT));
        refused(
                CorrectionProblem.REPLACEMENT_UNKNOWN,
                () -> propose(CorrectionKind.REPLACE, "wrong", CorrectionReason.WRONG_COUNT));
        refused(CorrectionProblem.NO_LOWER_ROUTE, this::proposeLowerRoute);
        propose(CorrectionKind.VOID, "wrong", CorrectionReason.NEVER_OCCURRED);
        refused(
                CorrectionProblem.CORRECTION_OPEN,
                () -> propose(CorrectionKind.VOID, "wrong", CorrectionReason.WRONG_COUNT));
    }

    @Test
    void onlyAnotherPersonDecidesAndOnlyOnce() {
        String id = propose(CorrectionKind.VOID, "wrong", CorrectionReason.RECORDED_TWICE);
        refused(CommonProblem.SECOND_PERSON_REQUIRED, () -> approve(first, id));
        refused(
                CommonProblem.SECOND_PERSON_REQUIRED,
                () -> commands.refuse(first, id, null, "me again", Optional.empty()));
        refused(
                CommonProblem.VERSION_STALE,
                () -> commands.approve(second, id, "\"7\"", "seen", Optional.empty(), Optional.empty()));

        Correction applied = approve(second, id);

        assertThat(approve(second, id)).isEqualTo(applied);
        refused(CorrectionProblem.CORRECTION_DECIDED, () -> approve(officer("third"), id));
        refused(
                CorrectionProblem.CORRECTION_DECIDED,
                () -> commands.refuse(officer("third"), id, null, "no", Optional.empty()));
        refused(
                CorrectionProblem.EVENT_VOIDED,
                () -> propose(CorrectionKind.VOID, "wrong", CorrectionReason.NEVER_OCCURRED));
        refused(CorrectionProblem.CORRECTION_UNKNOWN, () -> commands.read("none"));
    }

    @Test
    void aRefusedCorrectionLeavesTheCountAndCanBeProposedAnew() {
        String id = propose(CorrectionKind.VOID, "wrong", CorrectionReason.NEVER_OCCURRED);

        assertThat(commands.refuse(second, id, "\"1\"", "the log shows it", Optional.empty())
                        .state())
                .isEqualTo(CorrectionState.REFUSED);

        assertThat(upper()).isEqualTo(10);
        propose(CorrectionKind.VOID, "wrong", CorrectionReason.WRONG_PERSONS);
    }

    @Test
    void aReplacedTransferCountsByItsReplacement() {
        ledger.send(ENTERPRISE, "SG", List.of(transfer("mended", 3, 7)));
        Answer proposed = commands.propose(
                first,
                handler,
                new CorrectionForm(
                        CorrectionKind.REPLACE,
                        source(),
                        "wrong",
                        "mended",
                        null,
                        CorrectionReason.WRONG_COUNT,
                        "only four",
                        "log 4"),
                Optional.empty());

        approve(second, proposed.body().get("id").asText());

        assertThat(upper()).isEqualTo(7);
    }

    @Test
    void whatAPipelineProposedIsAnOpenCorrectionThatHasToBeClassified() {
        proposedByPipeline("void-1", "wrong");
        List<Placed<Correction>> listed = commands.list(handler, "PROPOSED", 0, 10);
        assertThat(listed).hasSize(1);
        Correction proposed = listed.get(0).item();
        assertThat(proposed.origin()).isEqualTo(Correction.Origin.PIPELINE);
        assertThat(proposed.event().orElseThrow().id()).isEqualTo("wrong");
        assertThat(upper()).isEqualTo(10);

        refused(CorrectionProblem.REASON_CODE_MISSING, () -> approve(second, proposed.id()));
        refused(
                CorrectionProblem.PROVISION_HAPPENED,
                () -> approve(second, proposed.id(), CorrectionReason.RECIPIENT_DELETED));
        assertThat(approve(second, proposed.id(), CorrectionReason.NEVER_OCCURRED)
                        .state())
                .isEqualTo(CorrectionState.APPLIED);
        assertThat(upper()).isEqualTo(5);
    }

    @Test
    void twoProposalsOfOneTransferAreBothKeptAndOneIsApplied() {
        proposedByPipeline("void-1", "wrong");
        proposedByPipeline("void-2", "wrong");
        List<Placed<Correction>> listed = commands.list(handler, "", 0, 10);
        assertThat(listed).hasSize(2);

        approve(second, listed.get(0).item().id(), CorrectionReason.NEVER_OCCURRED);

        refused(
                CorrectionProblem.EVENT_VOIDED,
                () -> approve(second, listed.get(1).item().id(), CorrectionReason.NEVER_OCCURRED));
        assertThat(upper()).isEqualTo(5);
    }

    @Test
    void aPipelinesVoidThatComesBeforeItsEventKeepsItFromCounting() {
        proposedByPipeline("void-1", "to-come");
        approve(second, commands.list(handler, "", 0, 10).get(0).item().id(), CorrectionReason.RECORDED_TWICE);

        ledger.send(ENTERPRISE, "SG", List.of(transfer("to-come", 100, 200)));

        assertThat(upper()).isEqualTo(10);
    }

    @Test
    void theRouteFallsByAReviewOfItsOwn() {
        ledger.send(ENTERPRISE, "SG", List.of(transfer("sensitive", 0, 0).sensitive(TransferJson.tokens(0, 1))));
        approve(second, propose(CorrectionKind.VOID, "sensitive", CorrectionReason.NEVER_OCCURRED));
        assertThat(year().route().orElseThrow().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        String review = proposeLowerRoute();
        refused(CorrectionProblem.CORRECTION_OPEN, this::proposeLowerRoute);
        refused(CommonProblem.SECOND_PERSON_REQUIRED, () -> approve(first, review));

        assertThat(approve(second, review).state()).isEqualTo(CorrectionState.APPLIED);

        assertThat(year().route().orElseThrow().route()).isEqualTo(Route.EXEMPT_VOLUME);
        refused(CorrectionProblem.NO_LOWER_ROUTE, this::proposeLowerRoute);
    }

    @Test
    void whatDiedBeforeTheLedgerHadItIsFinishedByWhoeverFindsIt() {
        String id = propose(CorrectionKind.VOID, "wrong", CorrectionReason.NEVER_OCCURRED);
        CorrectionCommands dying = commands(failing(false));

        assertThat(dying.approve(second, id, null, "seen", Optional.empty(), Optional.empty())
                        .state())
                .isEqualTo(CorrectionState.APPROVED);
        assertThat(upper()).isEqualTo(10);
        finish(ledger.ledger().writer()).finishAll();

        assertThat(commands.read(id).effect()).contains(new Adjusted(2026, 2));
        assertThat(upper()).isEqualTo(5);
    }

    @Test
    void aCorrectionThatCannotBeAppliedKeepsNoOtherWaiting() {
        String stuck = propose(CorrectionKind.VOID, "wrong", CorrectionReason.NEVER_OCCURRED);
        commands(failing(false)).approve(second, stuck, null, "seen", Optional.empty(), Optional.empty());
        ledger.send(ENTERPRISE, "SG", List.of(transfer("wrong too", 20, 22)));
        String next = propose(CorrectionKind.VOID, "wrong too", CorrectionReason.NEVER_OCCURRED);
        commands(failing(false)).approve(second, next, null, "seen", Optional.empty(), Optional.empty());

        finish(unableToVoid("wrong")).finishAll();

        assertThat(commands.read(next).effect()).isPresent();
        assertThat(commands.read(stuck).state()).isEqualTo(CorrectionState.APPROVED);
        finish(ledger.ledger().writer()).finishAll();
        assertThat(commands.read(stuck).effect()).isPresent();
    }

    @Test
    void whatDiedAfterTheLedgerHadItIsFinishedWithoutASecondVoid() {
        String id = propose(CorrectionKind.VOID, "wrong", CorrectionReason.NEVER_OCCURRED);
        CorrectionCommands dying = commands(failing(true));

        assertThat(dying.approve(second, id, null, "seen", Optional.empty(), Optional.empty())
                        .state())
                .isEqualTo(CorrectionState.APPROVED);
        assertThat(upper()).isEqualTo(5);
        finish(ledger.ledger().writer()).finishAll();
        finish(ledger.ledger().writer()).finishAll();

        assertThat(commands.read(id).effect()).contains(new Adjusted(2026, 2));
        assertThat(year().sequence()).isEqualTo(2);
    }

    @Test
    void ofManyWhoDecideAtOnceOneDoes() throws Exception {
        String id = propose(CorrectionKind.VOID, "wrong", CorrectionReason.NEVER_OCCURRED);
        ExecutorService people = Executors.newFixedThreadPool(6);
        List<Callable<Boolean>> decisions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Caller person = officer("person-" + i);
            boolean isApproval = i % 2 == 0;
            decisions.add(() -> decides(person, id, isApproval));
        }

        int decided = 0;
        for (var decision : people.invokeAll(decisions)) {
            decided += decision.get() ? 1 : 0;
        }
        people.shutdown();

        assertThat(decided).isEqualTo(1);
        boolean isApplied = commands.read(id).state() == CorrectionState.APPLIED;
        assertThat(upper()).isEqualTo(isApplied ? 5 : 10);
    }

    private boolean decides(Caller person, String id, boolean isApproval) {
        try {
            if (isApproval) {
                approve(person, id);
            } else {
                commands.refuse(person, id, null, "no", Optional.empty());
            }
            return true;
        } catch (Refusal tooLate) {
            assertThat(tooLate.problem()).isEqualTo(CorrectionProblem.CORRECTION_DECIDED);
            return false;
        }
    }

    private String propose(CorrectionKind kind, String eventId, CorrectionReason reason) {
        String replacement = kind == CorrectionKind.REPLACE ? eventId : null;
        CorrectionForm form =
                new CorrectionForm(kind, source(), eventId, replacement, null, reason, "never left", "ticket 17");
        return commands.propose(first, handler, form, Optional.empty())
                .body()
                .get("id")
                .asText();
    }

    private String proposeLowerRoute() {
        CorrectionForm form =
                new CorrectionForm(CorrectionKind.LOWER_ROUTE, null, null, null, 2026, null, "confirmed", "file 9");
        return commands.propose(first, handler, form, Optional.empty())
                .body()
                .get("id")
                .asText();
    }

    private Correction approve(Caller person, String id) {
        return commands.approve(person, id, null, "seen", Optional.empty(), Optional.empty());
    }

    private Correction approve(Caller person, String id, CorrectionReason reason) {
        return commands.approve(person, id, null, "seen", Optional.of(reason), Optional.empty());
    }

    private void proposedByPipeline(String id, String voidedEventId) {
        TransferJson event = TransferJson.voided(handler, id, voidedEventId);
        Arrival arrival = new Arrival(
                READ.record(TransferJson.utf8(handler), Map.of(), event.bytes(), CommittedLedger.CLOCK.instant())
                        .event()
                        .orElseThrow(),
                CommittedLedger.CLOCK.instant(),
                null,
                new HandlerSnapshot(handler, 1, ENTERPRISE),
                new Coordinates.HttpEvent("request", 0));
        assertThat(ledger.ledger()
                        .writer()
                        .write(new Batch.HttpBatch(UUID.randomUUID().toString(), List.of(arrival))))
                .hasOnlyElementsOfType(Outcome.Accepted.class);
    }

    private static void refused(ProblemCode problem, Callable<?> command) {
        assertThatThrownBy(command::call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private TransferJson transfer(String id, int from, int to) {
        return TransferJson.recorded(handler, "recipient-1", id, AT).nonSensitive(TransferJson.tokens(from, to));
    }

    private String source() {
        return "/handlers/" + handler + "/pipelines/crm-export";
    }

    private Caller officer(String name) {
        return new Caller(name, Set.of(Role.HANDLER_OFFICER), Set.of(handler));
    }

    private YearView year() {
        return ledger.ledger().reader().year(handler, 2026);
    }

    private long upper() {
        return year().headCounts().nonSensitive().upper();
    }

    private long upperAsOf(long sequence) {
        return ledger.ledger()
                .reader()
                .yearAsOf(handler, 2026, sequence)
                .orElseThrow()
                .headCounts()
                .nonSensitive()
                .upper();
    }

    private static CorrectionCommands commands(LedgerWriter writer) {
        return new CorrectionCommands(
                transactions(),
                finish(writer),
                ledger.ledger().reader(),
                new JdbcTrail(),
                Answers.withoutRequests(),
                CommittedLedger.CLOCK);
    }

    private static FinishCorrections finish(LedgerWriter writer) {
        return new FinishCorrections(transactions(), writer, new JdbcTrail(), CommittedLedger.CLOCK);
    }

    private static JdbcCommands transactions() {
        return JdbcTransactions.of(ledger.database(), CommittedLedger.CLOCK);
    }

    /** A writer that fails in a way that nobody thought of. */
    private static LedgerWriter unableToVoid(String eventId) {
        LedgerWriter writer = ledger.ledger().writer();
        return (LedgerWriter) Proxy.newProxyInstance(
                LedgerWriter.class.getClassLoader(),
                new Class<?>[] {LedgerWriter.class},
                (proxy, method, arguments) -> {
                    if (arguments[0] instanceof Batch.VoidApproved approved
                            && approved.voided().id().equals(eventId)) {
                        throw new IllegalStateException("what nobody thought of");
                    }
                    return method.invoke(writer, arguments);
                });
    }

    /** A writer whose answer is lost, before or after the ledger has what it was given. */
    private static LedgerWriter failing(boolean isWritten) {
        LedgerWriter writer = ledger.ledger().writer();
        return (LedgerWriter) Proxy.newProxyInstance(
                LedgerWriter.class.getClassLoader(),
                new Class<?>[] {LedgerWriter.class},
                (proxy, method, arguments) -> {
                    if (isWritten) {
                        try {
                            method.invoke(writer, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                    throw new LedgerUnavailable("the connection is lost");
                });
    }
}
