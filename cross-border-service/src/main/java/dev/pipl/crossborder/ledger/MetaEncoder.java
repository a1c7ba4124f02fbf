package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.HeldFigures;
import dev.pipl.crossborder.route.Retraction;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.law.route.HandlerFacts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Everything of a row's body but hashes and fingerprints. Texts that repeat stand once, in a table in front. */
final class MetaEncoder {

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<HandlerSnapshot, Integer> handlers = new LinkedHashMap<>();
    private final Map<RecipientSnapshot, Integer> recipients = new LinkedHashMap<>();
    private final BodyWriter entries = new BodyWriter(1024);

    private MetaEncoder() {}

    static BodyWriter encode(RowBody body) {
        return new MetaEncoder().all(body);
    }

    private BodyWriter all(RowBody body) {
        body.entries().forEach(this::entry);
        BodyWriter tail = new BodyWriter(256);
        tail.varint(body.crossings().size());
        body.crossings().forEach(crossing -> crossing(tail, crossing));
        tail.varint(body.routeChanges().size());
        body.routeChanges().forEach(change -> routeChange(tail, change));
        tail.varint(body.retractions().size());
        body.retractions().forEach(retraction -> retraction(tail, retraction));
        figures(tail, body.after());
        BodyWriter head = new BodyWriter(512);
        handlers.keySet().forEach(handler -> handler(head, handler));
        recipients.keySet().forEach(recipient -> {
            ref(head, recipient.recipientId());
            head.varint(recipient.version());
            ref(head, recipient.country());
        });
        BodyWriter out = new BodyWriter(entries.size() + head.size() + tail.size() + 1024);
        out.varint(texts.size());
        texts.keySet().forEach(out::text);
        out.varint(handlers.size());
        out.varint(recipients.size());
        out.raw(head.array(), head.size());
        out.varint(body.entries().size());
        out.raw(entries.array(), entries.size());
        out.raw(tail.array(), tail.size());
        return out;
    }

    private void entry(Entry entry) {
        if (entry instanceof Entry.Transfer transfer) {
            entries.octet(EntryDraft.TRANSFER);
            transfer(transfer);
        } else if (entry instanceof Entry.VoidProposal proposal) {
            entries.octet(EntryDraft.VOID_PROPOSAL);
            recorded(proposal);
            ref(entries, proposal.voidedSource());
            entries.text(proposal.voidedEventId());
            entries.text(proposal.reason());
            entries.text(proposal.evidence());
        } else if (entry instanceof Entry.VoidApproval approval) {
            entries.octet(EntryDraft.VOID_APPROVAL);
            ref(entries, approval.voided().source());
            entries.text(approval.voided().id());
            entries.text(approval.reason());
            entries.text(approval.evidence());
            entries.text(approval.approvedBy());
            instant(entries, approval.approvedAt());
        } else if (entry instanceof Entry.Profile profile) {
            entries.octet(EntryDraft.PROFILE);
            entries.text(profile.eventId());
            entries.varint(index(handlers, profile.handler()));
            instant(entries, profile.effectiveAt());
        } else if (entry instanceof Entry.Opening opening) {
            entries.octet(EntryDraft.OPENING);
            entries.text(opening.eventId());
            entries.varint(opening.previousYear());
            ref(entries, opening.previousRoute().name());
            instant(entries, opening.openedAt());
        } else if (entry instanceof Entry.GroundDecided decided) {
            entries.octet(EntryDraft.GROUND_DECIDED);
            groundDecided(decided);
        } else if (entry instanceof Entry.RouteReview review) {
            entries.octet(EntryDraft.ROUTE_REVIEW);
            entries.text(review.reviewId());
            entries.text(review.reason());
            entries.text(review.evidence());
            entries.text(review.decidedBy());
            instant(entries, review.decidedAt());
        } else if (entry instanceof Entry.RuleChange change) {
            entries.octet(EntryDraft.RULE_CHANGE);
            entries.text(change.eventId());
            entries.text(change.ruleVersion());
            instant(entries, change.effectiveAt());
        } else if (entry instanceof Entry.TakeOver taken) {
            entries.octet(EntryDraft.TAKE_OVER);
            takeOver(taken);
        }
    }

    private void groundDecided(Entry.GroundDecided decided) {
        entries.text(decided.decisionId());
        ref(entries, decided.ground().name());
        ref(entries, decided.evidence());
        entries.flag(decided.honoured());
        entries.flag(decided.from().isPresent());
        decided.from().ifPresent(from -> entries.signed(from.toEpochDay()));
        entries.text(decided.reason());
        entries.text(decided.decidedBy());
        instant(entries, decided.decidedAt());
        entries.flag(decided.takenOver());
    }

    private void takeOver(Entry.TakeOver taken) {
        entries.text(taken.successionId());
        ref(entries, taken.predecessorId());
        entries.varint(taken.predecessorSequence());
        entries.varint(taken.part());
        instant(entries, taken.effectiveAt());
        entries.varint(index(handlers, taken.handler()));
        entries.flag(taken.counted());
        entries.flag(taken.declared().isPresent());
        taken.declared().ifPresent(this::declared);
        entries.varint(taken.tokenKeyIds().size());
        taken.tokenKeyIds().forEach(keyId -> ref(entries, keyId));
        counts(taken.persons());
    }

    private void declared(DeclaredCounts declared) {
        ref(entries, declared.datasetId());
        entries.varint(declared.nonSensitive());
        entries.varint(declared.sensitive());
    }

    private void counts(Persons persons) {
        entries.varint(persons.nonSensitiveOnly().size());
        entries.varint(persons.both().size());
        entries.varint(persons.sensitiveOnly().size());
    }

    private void recorded(Entry.Recorded event) {
        ref(entries, event.identity().source());
        entries.text(event.identity().id());
        instant(entries, event.receivedAt());
        entries.varint(event.position());
    }

    private void transfer(Entry.Transfer transfer) {
        recorded(transfer);
        instant(entries, transfer.occurredAt());
        entries.text(transfer.occurredAtText());
        ref(entries, transfer.data());
        entries.varint(index(handlers, transfer.handler()));
        entries.varint(index(recipients, transfer.recipient()));
        Entry.Counting counting = transfer.counting();
        entries.octet((counting.counted() ? EntryDraft.COUNTED : 0)
                | (counting.ground().isPresent() ? EntryDraft.GROUND : 0)
                | (transfer.importantData() ? EntryDraft.IMPORTANT_DATA : 0)
                | (transfer.statutoryDuty() ? EntryDraft.STATUTORY_DUTY : 0)
                | (transfer.declaredCounts().isPresent() ? EntryDraft.DECLARED : 0)
                | (transfer.tokenKeyId().isPresent() ? EntryDraft.TOKEN_KEY : 0));
        counting.ground().ifPresent(ground -> {
            ref(entries, ground.name());
            ref(entries, counting.outcome());
            ref(entries, counting.provision());
            ref(entries, counting.evidence());
        });
        transfer.declaredCounts().ifPresent(declared -> {
            ref(entries, declared.datasetId());
            entries.varint(declared.nonSensitive());
            entries.varint(declared.sensitive());
        });
        transfer.tokenKeyId().ifPresent(keyId -> ref(entries, keyId));
        counts(transfer.persons());
    }

    private void handler(BodyWriter out, HandlerSnapshot handler) {
        HandlerFacts facts = handler.facts();
        out.varint(handler.version());
        ref(out, facts.kind().name());
        out.flag(facts.criticalInfrastructureOperator());
        optional(out, facts.personsHandled());
    }

    private void crossing(BodyWriter out, Crossing crossing) {
        ref(out, crossing.subjectClass().wireName());
        out.varint(crossing.threshold());
        optional(out, crossing.ordinal());
        out.varint(crossing.count());
        out.text(crossing.eventId());
        instant(out, crossing.occurredAt());
        ref(out, crossing.provision());
        ref(out, crossing.ruleVersion());
    }

    private void routeChange(BodyWriter out, RouteChange change) {
        ref(out, change.from().name());
        ref(out, change.to().name());
        out.flag(change.subjectClass().isPresent());
        change.subjectClass().ifPresent(subjectClass -> ref(out, subjectClass.wireName()));
        optional(out, change.threshold());
        optional(out, change.ordinal());
        out.text(change.eventId());
        instant(out, change.occurredAt());
        ref(out, change.provision());
        ref(out, change.reason());
        ref(out, change.ruleVersion());
    }

    private void retraction(BodyWriter out, Retraction retraction) {
        ref(out, retraction.subjectClass().wireName());
        out.varint(retraction.threshold());
        out.varint(retraction.countBefore());
        out.varint(retraction.countAfter());
        ref(out, retraction.reason());
        out.text(retraction.causeId());
        instant(out, retraction.retractedAt());
        ref(out, retraction.provision());
        ref(out, retraction.ruleVersion());
    }

    private void figures(BodyWriter out, RowFigures after) {
        out.varint(after.nonSensitivePersons());
        out.varint(after.sensitivePersons());
        out.varint(after.nonSensitiveGrossPersons());
        out.varint(after.sensitiveGrossPersons());
        out.varint(after.declared().nonSensitive());
        out.varint(after.declared().sensitive());
        out.varint(after.declared().nonSensitiveLargest());
        out.varint(after.declared().sensitiveLargest());
        out.varint(after.declared().nonSensitiveGross());
        out.varint(after.declared().sensitiveGross());
        out.varint(after.nonSensitiveMax());
        out.varint(after.sensitiveMax());
        out.varint(after.nonSensitiveGrossMax());
        out.varint(after.sensitiveGrossMax());
        ref(out, after.route().name());
        out.flag(after.judged());
        HeldFigures held = after.held();
        out.varint(held.nonSensitive());
        out.varint(held.sensitive());
        out.varint(held.nonSensitiveGross());
        out.varint(held.sensitiveGross());
        out.flag(held.importantData());
        out.flag(held.statutoryDuty());
    }

    private static void optional(BodyWriter out, OptionalLong value) {
        out.flag(value.isPresent());
        value.ifPresent(out::varint);
    }

    private static void instant(BodyWriter out, Instant instant) {
        out.signed(instant.getEpochSecond());
        out.varint(instant.getNano());
    }

    private void ref(BodyWriter out, String text) {
        out.varint(index(texts, text));
    }

    private static <T> int index(Map<T, Integer> table, T value) {
        Integer known = table.putIfAbsent(value, table.size());
        return known == null ? table.size() - 1 : known;
    }
}
