package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.route.ExemptionGround;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Reads what {@link TransferEncoder} writes, and what each transfer says into its check. */
final class TransferDecoder {

    private final String handlerId;
    private final BodyReader in;
    private final SpelledTable<String> texts;
    private final SpelledTable<HandlerSnapshot> handlers;
    private final SpelledTable<RecipientSnapshot> recipients;
    private final BodyWriter said = new BodyWriter(1024);
    private final TransferForm before = new TransferForm();
    private Instant receivedAtBefore;

    TransferDecoder(
            String handlerId,
            BodyReader in,
            SpelledTable<String> texts,
            SpelledTable<HandlerSnapshot> handlers,
            SpelledTable<RecipientSnapshot> recipients) {
        this.handlerId = handlerId;
        this.in = in;
        this.texts = texts;
        this.handlers = handlers;
        this.recipients = recipients;
    }

    /** Reads one whose kind is read. */
    EntryDraft decode() {
        int same = in.octet();
        if (same > TransferForm.SAME_ALL) {
            throw new RowCorrupt("a transfer takes over " + same);
        }
        said.clear();
        said.octet(EntryDraft.TRANSFER);
        before.source = index((same & TransferForm.SAME_SOURCE) != 0, before.source);
        EventIdentity identity = new EventIdentity(handlerId, said(texts, before.source), id());
        Instant receivedAt = receivedAt((same & TransferForm.SAME_RECEIVED_AT) != 0);
        before.position = Math.addExact(before.position, in.signed());
        said.varint(before.position);
        long position = before.position;
        Instant occurredAt = occurredAt();
        String occurredAtText = occurredAtText();
        before.data = index((same & TransferForm.SAME_DATA) != 0, before.data);
        String data = said(texts, before.data);
        before.handler = index((same & TransferForm.SAME_HANDLER) != 0, before.handler);
        HandlerSnapshot handler = said(handlers, before.handler);
        before.recipient = index((same & TransferForm.SAME_RECIPIENT) != 0, before.recipient);
        RecipientSnapshot recipient = said(recipients, before.recipient);
        int bits = in.octet();
        said.octet(bits);
        boolean isCounted = (bits & EntryDraft.COUNTED) != 0;
        Entry.Counting counting = (bits & EntryDraft.GROUND) == 0
                ? isCounted ? Entry.Counting.PLAIN : unexplained()
                : new Entry.Counting(isCounted, Optional.of(ExemptionGround.valueOf(ref())), ref(), ref(), ref());
        Optional<DeclaredCounts> declared = (bits & EntryDraft.DECLARED) == 0
                ? Optional.empty()
                : Optional.of(new DeclaredCounts(ref(), number(), number()));
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
        draft.nonSensitiveOnly = count();
        draft.both = count();
        draft.sensitiveOnly = count();
        draft.check = new CRC32C();
        draft.check.update(said.array(), 0, said.size());
        return draft;
    }

    private String id() {
        int form = in.octet();
        if (form != TransferForm.UUID && form != TransferForm.TEXT) {
            throw new RowCorrupt("an id of form " + form);
        }
        String id = form == TransferForm.UUID ? in.uuid() : in.text();
        said.text(id);
        return id;
    }

    private Instant receivedAt(boolean isTogether) {
        if (!isTogether) {
            receivedAtBefore = in.instant();
        } else if (receivedAtBefore == null) {
            throw nothingBefore();
        }
        said.instant(receivedAtBefore);
        return receivedAtBefore;
    }

    private Instant occurredAt() {
        before.occurredMillis = Math.addExact(before.occurredMillis, in.signed());
        long nanos = in.varint();
        if (nanos >= TransferForm.NANOS_PER_MILLI) {
            throw new RowCorrupt("a millisecond of " + nanos + " nanoseconds");
        }
        Instant occurredAt = Instant.ofEpochMilli(before.occurredMillis).plusNanos(nanos);
        said.instant(occurredAt);
        return occurredAt;
    }

    private String occurredAtText() {
        long shared = in.varint();
        if (shared > before.occurredAtText.length) {
            throw nothingBefore();
        }
        byte[] rest = in.bytes(in.count(1));
        byte[] utf8 = Arrays.copyOf(before.occurredAtText, (int) shared + rest.length);
        System.arraycopy(rest, 0, utf8, (int) shared, rest.length);
        before.occurredAtText = utf8;
        said.varint(utf8.length);
        said.bytes(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static Entry.Counting unexplained() {
        throw new RowCorrupt("a transfer does not count, without a ground");
    }

    private static RowCorrupt nothingBefore() {
        return new RowCorrupt("a transfer takes over what no transfer before it says");
    }

    private int index(boolean isSame, int same) {
        if (isSame && same < 0) {
            throw nothingBefore();
        }
        return isSame ? same : in.index();
    }

    private <T> T said(SpelledTable<T> table, int index) {
        said.bytes(table.spelled(index));
        return table.value(index);
    }

    private String ref() {
        return said(texts, in.index());
    }

    private long number() {
        long value = in.varint();
        said.varint(value);
        return value;
    }

    private int count() {
        int value = in.index();
        said.varint(value);
        return value;
    }
}
