package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link EntryEncoder} writes, and what each entry says into its check. */
final class EntryDecoder {

    private final String handlerId;
    private final BodyReader in;
    private final SpelledTable<String> texts;
    private final SpelledTable<HandlerSnapshot> handlers;
    private final SpelledTable<RecipientSnapshot> recipients;
    private final TransferDecoder transfers;
    private final SpelledEntry spelled = new SpelledEntry();

    EntryDecoder(
            String handlerId,
            BodyReader in,
            List<String> texts,
            List<HandlerSnapshot> handlers,
            List<RecipientSnapshot> recipients) {
        this.handlerId = handlerId;
        this.in = in;
        this.texts = new SpelledTable<>(texts, SpelledEntry::spell);
        this.handlers = new SpelledTable<>(handlers, SpelledEntry::spell);
        this.recipients = new SpelledTable<>(recipients, SpelledEntry::spell);
        this.transfers = new TransferDecoder(handlerId, in, this.texts, this.handlers, this.recipients);
    }

    EntryDraft entry() {
        int start = in.at();
        int kind = in.octet();
        if (kind == EntryDraft.TRANSFER) {
            return transfers.decode();
        }
        spelled.begin(start);
        EntryDraft draft = entry(kind);
        draft.check = spelled.end(in.array(), in.at());
        return draft;
    }

    private EntryDraft entry(int kind) {
        switch (kind) {
            case EntryDraft.VOID_PROPOSAL:
                return voidProposal();
            case EntryDraft.VOID_APPROVAL:
                return made(
                        kind,
                        new Entry.VoidApproval(
                                new EventIdentity(handlerId, ref(), in.text()),
                                in.text(),
                                in.text(),
                                in.text(),
                                in.instant()));
            case EntryDraft.PROFILE:
                return made(kind, new Entry.Profile(in.text(), handler(), in.instant()));
            case EntryDraft.OPENING:
                return made(kind, new Entry.Opening(in.text(), (int) in.varint(), Route.valueOf(ref()), in.instant()));
            case EntryDraft.GROUND_DECIDED:
                return made(kind, groundDecided());
            case EntryDraft.ROUTE_REVIEW:
                return made(kind, new Entry.RouteReview(in.text(), in.text(), in.text(), in.text(), in.instant()));
            case EntryDraft.RULE_CHANGE:
                return made(kind, new Entry.RuleChange(in.text(), in.text(), in.instant()));
            case EntryDraft.TAKE_OVER:
                return takeOver();
            default:
                throw new RowCorrupt("an entry of kind " + kind);
        }
    }

    private static EntryDraft made(int kind, Entry entry) {
        return new EntryDraft(kind, (content, persons) -> entry);
    }

    private Entry.GroundDecided groundDecided() {
        return new Entry.GroundDecided(
                in.text(),
                ExemptionGround.valueOf(ref()),
                ref(),
                in.flag(),
                in.flag() ? Optional.of(LocalDate.ofEpochDay(in.signed())) : Optional.empty(),
                in.text(),
                in.text(),
                in.instant(),
                in.flag());
    }

    private EntryDraft voidProposal() {
        EventIdentity identity = new EventIdentity(handlerId, ref(), in.text());
        Instant receivedAt = in.instant();
        long position = in.varint();
        String source = ref();
        String id = in.text();
        String reason = in.text();
        String evidence = in.text();
        return new EntryDraft(
                EntryDraft.VOID_PROPOSAL,
                (content, persons) ->
                        new Entry.VoidProposal(identity, content, receivedAt, position, source, id, reason, evidence));
    }

    private EntryDraft takeOver() {
        String successionId = in.text();
        String predecessorId = ref();
        long sequence = in.varint();
        int part = in.index();
        Instant effectiveAt = in.instant();
        HandlerSnapshot handler = handler();
        boolean isCounted = in.flag();
        Optional<DeclaredCounts> declared =
                in.flag() ? Optional.of(new DeclaredCounts(ref(), in.varint(), in.varint())) : Optional.empty();
        List<String> keys = new ArrayList<>();
        for (int left = in.count(1); left > 0; left--) {
            keys.add(ref());
        }
        EntryDraft draft = new EntryDraft(
                EntryDraft.TAKE_OVER,
                (content, persons) -> new Entry.TakeOver(
                        successionId,
                        predecessorId,
                        sequence,
                        part,
                        effectiveAt,
                        handler,
                        isCounted,
                        declared,
                        List.copyOf(keys),
                        persons));
        draft.nonSensitiveOnly = in.index();
        draft.both = in.index();
        draft.sensitiveOnly = in.index();
        return draft;
    }

    private String ref() {
        return reference(texts);
    }

    private HandlerSnapshot handler() {
        return reference(handlers);
    }

    private RecipientSnapshot recipient() {
        return reference(recipients);
    }

    private <T> T reference(SpelledTable<T> table) {
        int start = in.at();
        int index = in.index();
        T value = table.value(index);
        spelled.reference(in.array(), start, in.at(), table.spelled(index));
        return value;
    }
}
