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
import java.util.function.Function;

/** Reads what {@link EntryEncoder} writes, and what each entry says into its check. */
final class EntryDecoder {

    private final String handlerId;
    private final BodyReader in;
    private final Table<String> texts;
    private final Table<HandlerSnapshot> handlers;
    private final Table<RecipientSnapshot> recipients;
    private final SpelledEntry spelled = new SpelledEntry();

    EntryDecoder(
            String handlerId,
            BodyReader in,
            List<String> texts,
            List<HandlerSnapshot> handlers,
            List<RecipientSnapshot> recipients) {
        this.handlerId = handlerId;
        this.in = in;
        this.texts = new Table<>(texts, SpelledEntry::spell);
        this.handlers = new Table<>(handlers, SpelledEntry::spell);
        this.recipients = new Table<>(recipients, SpelledEntry::spell);
    }

    /** A table with each value spelled once, when it is first named. */
    private static final class Table<T> {
        final List<T> values;
        final Function<T, byte[]> spelling;
        final byte[][] spelled;

        Table(List<T> values, Function<T, byte[]> spelling) {
            this.values = values;
            this.spelling = spelling;
            this.spelled = new byte[values.size()][];
        }

        byte[] spelled(int index) {
            if (spelled[index] == null) {
                spelled[index] = spelling.apply(values.get(index));
            }
            return spelled[index];
        }
    }

    EntryDraft entry() {
        spelled.begin(in.at());
        EntryDraft draft = kind();
        draft.check = spelled.end(in.array(), in.at());
        return draft;
    }

    private EntryDraft kind() {
        int kind = in.octet();
        switch (kind) {
            case EntryDraft.TRANSFER:
                return transfer();
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
                                instant()));
            case EntryDraft.PROFILE:
                return made(kind, new Entry.Profile(in.text(), handler(), instant()));
            case EntryDraft.OPENING:
                return made(kind, new Entry.Opening(in.text(), (int) in.varint(), Route.valueOf(ref()), instant()));
            case EntryDraft.GROUND_DECIDED:
                return made(kind, groundDecided());
            case EntryDraft.ROUTE_REVIEW:
                return made(kind, new Entry.RouteReview(in.text(), in.text(), in.text(), in.text(), instant()));
            case EntryDraft.RULE_CHANGE:
                return made(kind, new Entry.RuleChange(in.text(), in.text(), instant()));
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
                instant(),
                in.flag());
    }

    private EntryDraft voidProposal() {
        EventIdentity identity = new EventIdentity(handlerId, ref(), in.text());
        Instant receivedAt = instant();
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

    private EntryDraft transfer() {
        EventIdentity identity = new EventIdentity(handlerId, ref(), in.text());
        Instant receivedAt = instant();
        long position = in.varint();
        Instant occurredAt = instant();
        String occurredAtText = in.text();
        String data = ref();
        HandlerSnapshot handler = handler();
        RecipientSnapshot recipient = recipient();
        int bits = in.octet();
        boolean isCounted = (bits & EntryDraft.COUNTED) != 0;
        Entry.Counting counting = (bits & EntryDraft.GROUND) == 0
                ? isCounted ? Entry.Counting.PLAIN : unexplained()
                : new Entry.Counting(isCounted, Optional.of(ExemptionGround.valueOf(ref())), ref(), ref(), ref());
        Optional<DeclaredCounts> declared = (bits & EntryDraft.DECLARED) == 0
                ? Optional.empty()
                : Optional.of(new DeclaredCounts(ref(), in.varint(), in.varint()));
        Optional<String> tokenKeyId = (bits & EntryDraft.TOKEN_KEY) == 0 ? Optional.empty() : Optional.of(ref());
        EntryDraft draft = new EntryDraft(
                EntryDraft.TRANSFER,
                (content, persons) -> new Entry.Transfer(
                        identity,
                        content,
                        receivedAt,
                        position,
                        occurredAt,
                        occurredAtText,
                        data,
                        handler,
                        recipient,
                        counting,
                        (bits & EntryDraft.IMPORTANT_DATA) != 0,
                        (bits & EntryDraft.STATUTORY_DUTY) != 0,
                        declared,
                        tokenKeyId,
                        persons));
        draft.nonSensitiveOnly = index();
        draft.both = index();
        draft.sensitiveOnly = index();
        return draft;
    }

    private static Entry.Counting unexplained() {
        throw new RowCorrupt("a transfer does not count, without a ground");
    }

    private EntryDraft takeOver() {
        String successionId = in.text();
        String predecessorId = ref();
        long sequence = in.varint();
        int part = index();
        Instant effectiveAt = instant();
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
        draft.nonSensitiveOnly = index();
        draft.both = index();
        draft.sensitiveOnly = index();
        return draft;
    }

    private Instant instant() {
        return Instant.ofEpochSecond(in.signed(), in.varint());
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

    private <T> T reference(Table<T> table) {
        int start = in.at();
        int index = index();
        T value = table.values.get(index);
        spelled.reference(in.array(), start, in.at(), table.spelled(index));
        return value;
    }

    private int index() {
        long value = in.varint();
        if (value > Integer.MAX_VALUE) {
            throw new RowCorrupt("a number of " + value);
        }
        return (int) value;
    }
}
