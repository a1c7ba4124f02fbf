package dev.pipl.crossborder.correction.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.correction.Correction;
import dev.pipl.crossborder.correction.CorrectionKind;
import dev.pipl.crossborder.ledger.Arrival;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.HandlerSnapshot;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.crossborder.ledger.Outcome;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Answers;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.law.correction.CorrectionReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One handler of a committed ledger with a right transfer of five persons and a wrong one of seven, and its officers. */
final class CorrectedHandler {

    final String id = "h-" + UUID.randomUUID();
    final Caller first = officer("first");
    final Caller second = officer("second");
    final CorrectionCommands commands;
    private final CommittedLedger ledger;

    CorrectedHandler(CommittedLedger ledger) {
        this.ledger = ledger;
        commands = commands(writer());
        ledger.send(transfer("right", 0, 5), transfer("wrong", 3, 10));
    }

    Caller officer(String name) {
        return new Caller(name, Set.of(Role.HANDLER_OFFICER), Set.of(id));
    }

    TransferJson transfer(String eventId, int from, int to) {
        return TransferJson.recorded(id, "recipient-1", eventId, "2026-03-01T08:00:00+08:00")
                .nonSensitive(TransferJson.tokens(from, to));
    }

    void send(TransferJson event) {
        ledger.send(event);
    }

    String source() {
        return "/handlers/" + id + "/pipelines/crm-export";
    }

    /** The first officer wants the transfer void. */
    String proposeVoid(String eventId, CorrectionReason reason) {
        return propose(new CorrectionForm(
                CorrectionKind.VOID, source(), eventId, null, null, reason, "never left", "ticket 17"));
    }

    String proposeReplacement(String eventId, String replacement, CorrectionReason reason) {
        return propose(new CorrectionForm(
                CorrectionKind.REPLACE, source(), eventId, replacement, null, reason, "only four", "log 4"));
    }

    String proposeLowerRoute() {
        return propose(
                new CorrectionForm(CorrectionKind.LOWER_ROUTE, null, null, null, 2026, null, "confirmed", "file 9"));
    }

    /** As it is read afterwards by its id. */
    String propose(CorrectionForm form) {
        return commands.propose(first, id, form, Optional.empty())
                .body()
                .get("id")
                .asText();
    }

    /** A pipeline sends that an event of its own is void. */
    void proposeByPipeline(String eventId, String voidedEventId) {
        Arrival arrival = new Arrival(
                CommittedLedger.read(TransferJson.voided(id, eventId, voidedEventId)),
                CommittedLedger.CLOCK.instant(),
                null,
                new HandlerSnapshot(id, 1, CommittedLedger.ENTERPRISE),
                new Coordinates.HttpEvent("request", 0));
        assertThat(writer().write(new Batch.HttpBatch(UUID.randomUUID().toString(), List.of(arrival))))
                .hasOnlyElementsOfType(Outcome.Accepted.class);
    }

    Correction approve(Caller person, String correction) {
        return approve(commands, person, correction, Optional.empty());
    }

    Correction approve(Caller person, String correction, CorrectionReason reason) {
        return approve(commands, person, correction, Optional.of(reason));
    }

    /** The second officer approves while the ledger is written by this writer. */
    Correction approveThrough(LedgerWriter writer, String correction) {
        return approve(commands(writer), second, correction, Optional.empty());
    }

    private static Correction approve(
            CorrectionCommands commands, Caller person, String correction, Optional<CorrectionReason> reason) {
        return commands.approve(person, correction, null, "seen", reason, Optional.empty());
    }

    Correction refuse(Caller person, String correction, String ifMatch) {
        return commands.refuse(person, correction, ifMatch, "the log shows it", Optional.empty());
    }

    List<Correction> listed(String state) {
        return commands.list(id, state, 0, 10).stream().map(Placed::item).toList();
    }

    YearView year() {
        return ledger.year(id);
    }

    /** The persons counted this year. */
    long counted() {
        return year().headCounts().nonSensitive().upper();
    }

    /** The persons that were counted when the year had so many rows. */
    long countedAsOf(long sequence) {
        return ledger.ledger()
                .reader()
                .yearAsOf(id, 2026, sequence)
                .orElseThrow()
                .headCounts()
                .nonSensitive()
                .upper();
    }

    LedgerWriter writer() {
        return ledger.ledger().writer();
    }

    FinishCorrections finish(LedgerWriter writer) {
        return new FinishCorrections(ledger.commands(), writer, new JdbcTrail(), CommittedLedger.CLOCK);
    }

    private CorrectionCommands commands(LedgerWriter writer) {
        return new CorrectionCommands(
                ledger.commands(),
                finish(writer),
                ledger.ledger().reader(),
                new JdbcTrail(),
                Answers.withoutRequests(),
                CommittedLedger.CLOCK);
    }
}
