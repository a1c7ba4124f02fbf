package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.HeldFigures;
import dev.pipl.crossborder.route.Retraction;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.law.route.HandlerFacts;
import java.util.OptionalLong;

/** Everything of a row's body but hashes and fingerprints. Texts that repeat stand once, in a table in front. */
final class MetaEncoder {

    private final RefTable<String> texts = new RefTable<>(SpelledEntry::spell);
    private final RefTable<HandlerSnapshot> handlers = new RefTable<>(SpelledEntry::spell);
    private final RefTable<RecipientSnapshot> recipients = new RefTable<>(SpelledEntry::spell);
    private final EntryEncoder encoder = new EntryEncoder(texts, handlers, recipients);

    /** Both sections in one run, for what is kept elsewhere than in a row. */
    static BodyWriter encode(RowBody body) {
        MetaEncoder encoder = new MetaEncoder();
        BodyWriter meta = encoder.section(body);
        BodyWriter out = new BodyWriter(meta.size() + encoder.entries().size() + 10);
        out.varint(encoder.entries().size());
        out.all(encoder.entries());
        out.all(meta);
        return out;
    }

    /** The entries, once the section is written. */
    BodyWriter entries() {
        return encoder.octets();
    }

    /** Their content hashes, checks and persons, likewise. */
    void writeRest(BodyWriter body) {
        encoder.writeRest(body);
    }

    int restSize() {
        return encoder.restSize();
    }

    /** Everything but the entries, which name what stands here. */
    BodyWriter section(RowBody body) {
        body.entries().forEach(encoder::entry);
        BodyWriter tail = new BodyWriter(256);
        tail.varint(body.crossings().size());
        body.crossings().forEach(crossing -> crossing(tail, crossing));
        tail.varint(body.routeChanges().size());
        body.routeChanges().forEach(change -> routeChange(tail, change));
        tail.varint(body.retractions().size());
        body.retractions().forEach(retraction -> retraction(tail, retraction));
        figures(tail, body.after());
        BodyWriter head = new BodyWriter(512);
        handlers.values().forEach(handler -> handler(head, handler));
        recipients.values().forEach(recipient -> {
            ref(head, recipient.recipientId());
            head.varint(recipient.version());
            ref(head, recipient.country());
        });
        BodyWriter out = new BodyWriter(head.size() + tail.size() + 1024);
        out.varint(texts.values().size());
        texts.spelled().forEach(out::bytes);
        out.varint(handlers.values().size());
        out.varint(recipients.values().size());
        out.all(head);
        out.varint(body.entries().size());
        out.all(tail);
        return out;
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
        out.instant(crossing.occurredAt());
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
        out.instant(change.occurredAt());
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
        out.instant(retraction.retractedAt());
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

    private void ref(BodyWriter out, String text) {
        out.varint(texts.index(text));
    }
}
