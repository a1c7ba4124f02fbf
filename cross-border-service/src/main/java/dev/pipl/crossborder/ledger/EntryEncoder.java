package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes a row's entries, and what each says into its check. */
final class EntryEncoder {

    private final RefTable<String> texts;
    private final RefTable<HandlerSnapshot> handlers;
    private final RefTable<RecipientSnapshot> recipients;
    private final BodyWriter out = new BodyWriter(1024);
    private final SpelledEntry spelled = new SpelledEntry();
    private final List<CRC32C> checks = new ArrayList<>();

    EntryEncoder(RefTable<String> texts, RefTable<HandlerSnapshot> handlers, RefTable<RecipientSnapshot> recipients) {
        this.texts = texts;
        this.handlers = handlers;
        this.recipients = recipients;
    }

    /** The entries written so far. */
    BodyWriter octets() {
        return out;
    }

    List<CRC32C> checks() {
        return checks;
    }

    void entry(Entry entry) {
        spelled.begin(out.size());
        kind(entry);
        checks.add(spelled.end(out.array(), out.size()));
    }

    private void kind(Entry entry) {
        if (entry instanceof Entry.Transfer transfer) {
            out.octet(EntryDraft.TRANSFER);
            transfer(transfer);
        } else if (entry instanceof Entry.VoidProposal proposal) {
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
            instant(approval.approvedAt());
        } else if (entry instanceof Entry.Profile profile) {
            out.octet(EntryDraft.PROFILE);
            out.text(profile.eventId());
            reference(handlers, profile.handler());
            instant(profile.effectiveAt());
        } else if (entry instanceof Entry.Opening opening) {
            out.octet(EntryDraft.OPENING);
            out.text(opening.eventId());
            out.varint(opening.previousYear());
            ref(opening.previousRoute().name());
            instant(opening.openedAt());
        } else if (entry instanceof Entry.GroundDecided decided) {
            out.octet(EntryDraft.GROUND_DECIDED);
            groundDecided(decided);
        } else if (entry instanceof Entry.RouteReview review) {
            out.octet(EntryDraft.ROUTE_REVIEW);
            out.text(review.reviewId());
            out.text(review.reason());
            out.text(review.evidence());
            out.text(review.decidedBy());
            instant(review.decidedAt());
        } else if (entry instanceof Entry.RuleChange change) {
            out.octet(EntryDraft.RULE_CHANGE);
            out.text(change.eventId());
            out.text(change.ruleVersion());
            instant(change.effectiveAt());
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
        instant(decided.decidedAt());
        out.flag(decided.takenOver());
    }

    private void takeOver(Entry.TakeOver taken) {
        out.text(taken.successionId());
        ref(taken.predecessorId());
        out.varint(taken.predecessorSequence());
        out.varint(taken.part());
        instant(taken.effectiveAt());
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
        instant(event.receivedAt());
        out.varint(event.position());
    }

    private void transfer(Entry.Transfer transfer) {
        recorded(transfer);
        instant(transfer.occurredAt());
        out.text(transfer.occurredAtText());
        ref(transfer.data());
        reference(handlers, transfer.handler());
        reference(recipients, transfer.recipient());
        Entry.Counting counting = transfer.counting();
        out.octet((counting.counted() ? EntryDraft.COUNTED : 0)
                | (counting.ground().isPresent() ? EntryDraft.GROUND : 0)
                | (transfer.importantData() ? EntryDraft.IMPORTANT_DATA : 0)
                | (transfer.statutoryDuty() ? EntryDraft.STATUTORY_DUTY : 0)
                | (transfer.declaredCounts().isPresent() ? EntryDraft.DECLARED : 0)
                | (transfer.tokenKeyId().isPresent() ? EntryDraft.TOKEN_KEY : 0));
        counting.ground().ifPresent(ground -> {
            ref(ground.name());
            ref(counting.outcome());
            ref(counting.provision());
            ref(counting.evidence());
        });
        transfer.declaredCounts().ifPresent(declared -> {
            ref(declared.datasetId());
            out.varint(declared.nonSensitive());
            out.varint(declared.sensitive());
        });
        transfer.tokenKeyId().ifPresent(keyId -> ref(keyId));
        counts(transfer.persons());
    }

    private void instant(Instant instant) {
        out.signed(instant.getEpochSecond());
        out.varint(instant.getNano());
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
