package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import java.util.zip.CRC32C;

/** Writes a row's entries, and beside them their content hashes, their checks and their persons. */
final class EntryEncoder {

    private final RefTable<String> texts;
    private final RefTable<HandlerSnapshot> handlers;
    private final BodyWriter out = new BodyWriter(1024);
    private final TransferEncoder transfers;
    private final SpelledEntry spelled = new SpelledEntry();
    private final BodyWriter contents = new BodyWriter(1024);
    private final BodyWriter checks = new BodyWriter(256);
    private final BodyWriter persons = new BodyWriter(1024);
    private final CRC32C check = new CRC32C();

    EntryEncoder(RefTable<String> texts, RefTable<HandlerSnapshot> handlers, RefTable<RecipientSnapshot> recipients) {
        this.texts = texts;
        this.handlers = handlers;
        this.transfers = new TransferEncoder(texts, handlers, recipients, out);
    }

    /** The entries written so far. */
    BodyWriter octets() {
        return out;
    }

    /** What follows the entries: the content hashes, the checks and the persons of those written so far. */
    void writeRest(BodyWriter body) {
        body.all(contents);
        body.all(checks);
        body.all(persons);
    }

    int restSize() {
        return contents.size() + checks.size() + persons.size();
    }

    /** The check is over all that the entry says, its content hash and its persons. */
    void entry(Entry entry) {
        BodyWriter said = entry instanceof Entry.Transfer transfer ? transfers.encode(transfer) : spelled(entry);
        if (entry instanceof Entry.Recorded event) {
            contents.content(event.content());
            said.content(event.content());
        }
        check.reset();
        check.update(said.array(), 0, said.size());
        int start = persons.size();
        RowCodec.personsOf(entry).ifPresent(sent -> {
            persons.fingerprints(sent.nonSensitiveOnly());
            persons.fingerprints(sent.both());
            persons.fingerprints(sent.sensitiveOnly());
        });
        check.update(persons.array(), start, persons.size() - start);
        checks.fixedInt((int) check.getValue());
    }

    private BodyWriter spelled(Entry entry) {
        spelled.begin(out.size());
        kind(entry);
        return spelled.said(out.array(), out.size());
    }

    private void kind(Entry entry) {
        if (entry instanceof Entry.VoidProposal proposal) {
            out.octet(EntryDraft.VOID_PROPOSAL);
            recorded(proposal);
            ref(proposal.voidedSource());
            out.text(proposal.voidedEventId());
            out.text(proposal.reason());
            out.text(proposal.evidence());
        } else if (entry instanceof Entry.VoidApproval approval) {
            out.octet(EntryDraft.VOID_APPROVAL);
            ref(approval.voided().source());
            out.text(approval.voided().id());
            out.text(approval.reason());
            out.text(approval.evidence());
            out.text(approval.approvedBy());
            out.instant(approval.approvedAt());
        } else if (entry instanceof Entry.Profile profile) {
            out.octet(EntryDraft.PROFILE);
            out.text(profile.eventId());
            reference(handlers, profile.handler());
            out.instant(profile.effectiveAt());
        } else if (entry instanceof Entry.Opening opening) {
            out.octet(EntryDraft.OPENING);
            out.text(opening.eventId());
            out.varint(opening.previousYear());
            ref(opening.previousRoute().name());
            out.instant(opening.openedAt());
        } else if (entry instanceof Entry.GroundDecided decided) {
            out.octet(EntryDraft.GROUND_DECIDED);
            groundDecided(decided);
        } else if (entry instanceof Entry.RouteReview review) {
            out.octet(EntryDraft.ROUTE_REVIEW);
            out.text(review.reviewId());
            out.text(review.reason());
            out.text(review.evidence());
            out.text(review.decidedBy());
            out.instant(review.decidedAt());
        } else if (entry instanceof Entry.RuleChange change) {
            out.octet(EntryDraft.RULE_CHANGE);
            out.text(change.eventId());
            out.text(change.ruleVersion());
            out.instant(change.effectiveAt());
        } else if (entry instanceof Entry.TakeOver taken) {
            out.octet(EntryDraft.TAKE_OVER);
            takeOver(taken);
        }
    }

    private void groundDecided(Entry.GroundDecided decided) {
        out.text(decided.decisionId());
        ref(decided.ground().name());
        ref(decided.evidence());
        out.flag(decided.honoured());
        out.flag(decided.from().isPresent());
        decided.from().ifPresent(from -> out.signed(from.toEpochDay()));
        out.text(decided.reason());
        out.text(decided.decidedBy());
        out.instant(decided.decidedAt());
        out.flag(decided.takenOver());
    }

    private void takeOver(Entry.TakeOver taken) {
        out.text(taken.successionId());
        ref(taken.predecessorId());
        out.varint(taken.predecessorSequence());
        out.varint(taken.part());
        out.instant(taken.effectiveAt());
        reference(handlers, taken.handler());
        out.flag(taken.counted());
        out.flag(taken.declared().isPresent());
        taken.declared().ifPresent(this::declared);
        out.varint(taken.tokenKeyIds().size());
        taken.tokenKeyIds().forEach(keyId -> ref(keyId));
        counts(taken.persons());
    }

    private void declared(DeclaredCounts declared) {
        ref(declared.datasetId());
        out.varint(declared.nonSensitive());
        out.varint(declared.sensitive());
    }

    private void counts(Persons persons) {
        out.varint(persons.nonSensitiveOnly().size());
        out.varint(persons.both().size());
        out.varint(persons.sensitiveOnly().size());
    }

    private void recorded(Entry.Recorded event) {
        ref(event.identity().source());
        out.text(event.identity().id());
        out.instant(event.receivedAt());
        out.varint(event.position());
    }

    private void ref(String text) {
        reference(texts, text);
    }

    private <T> void reference(RefTable<T> table, T value) {
        int index = table.index(value);
        int start = out.size();
        out.varint(index);
        spelled.reference(out.array(), start, out.size(), table.spelled(index));
    }
}
