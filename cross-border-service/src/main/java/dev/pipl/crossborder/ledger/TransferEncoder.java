package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.DeclaredCounts;
import java.time.Instant;
import java.util.Arrays;

/** Writes transfers, each as far as it differs from the one before it. The check of each is over all that it says. */
final class TransferEncoder {

    private final RefTable<String> texts;
    private final RefTable<HandlerSnapshot> handlers;
    private final RefTable<RecipientSnapshot> recipients;
    private final RefTable.Field<String> sourceField;
    private final RefTable.Field<String> dataField;
    private final RefTable.Field<HandlerSnapshot> handlerField;
    private final RefTable.Field<RecipientSnapshot> recipientField;
    private final BodyWriter out;
    private final BodyWriter said = new BodyWriter(1024);
    private final TransferForm before = new TransferForm();
    private Instant receivedAtBefore;

    TransferEncoder(
            RefTable<String> texts,
            RefTable<HandlerSnapshot> handlers,
            RefTable<RecipientSnapshot> recipients,
            BodyWriter out) {
        this.texts = texts;
        this.handlers = handlers;
        this.recipients = recipients;
        this.sourceField = new RefTable.Field<>(texts);
        this.dataField = new RefTable.Field<>(texts);
        this.handlerField = new RefTable.Field<>(handlers);
        this.recipientField = new RefTable.Field<>(recipients);
        this.out = out;
    }

    /** Returns all that it says, for its check; valid until the next one. */
    BodyWriter encode(Entry.Transfer transfer) {
        int source = sourceField.index(transfer.identity().source());
        int data = dataField.index(transfer.data());
        int handler = handlerField.index(transfer.handler());
        int recipient = recipientField.index(transfer.recipient());
        boolean isReceivedTogether = transfer.receivedAt().equals(receivedAtBefore);
        said.clear();
        both(EntryDraft.TRANSFER);
        out.octet((source == before.source ? TransferForm.SAME_SOURCE : 0)
                | (isReceivedTogether ? TransferForm.SAME_RECEIVED_AT : 0)
                | (data == before.data ? TransferForm.SAME_DATA : 0)
                | (handler == before.handler ? TransferForm.SAME_HANDLER : 0)
                | (recipient == before.recipient ? TransferForm.SAME_RECIPIENT : 0));
        before.source = reference(texts, source, before.source);
        id(transfer.identity().id());
        said.instant(transfer.receivedAt());
        if (!isReceivedTogether) {
            out.instant(transfer.receivedAt());
            receivedAtBefore = transfer.receivedAt();
        }
        said.varint(transfer.position());
        out.signed(transfer.position() - before.position);
        before.position = transfer.position();
        occurred(transfer.occurredAt(), transfer.occurredAtText());
        before.data = reference(texts, data, before.data);
        before.handler = reference(handlers, handler, before.handler);
        before.recipient = reference(recipients, recipient, before.recipient);
        rest(transfer);
        return said;
    }

    private void id(String id) {
        byte[] utf8 = RowChain.utf8(id);
        said.varint(utf8.length);
        said.bytes(utf8);
        if (!out.uuid(utf8)) {
            out.octet(TransferForm.TEXT);
            out.varint(utf8.length);
            out.bytes(utf8);
        }
    }

    private void occurred(Instant occurredAt, String text) {
        said.instant(occurredAt);
        long millis = occurredAt.toEpochMilli();
        out.signed(millis - before.occurredMillis);
        out.varint(occurredAt.getNano() % TransferForm.NANOS_PER_MILLI);
        before.occurredMillis = millis;
        byte[] utf8 = RowChain.utf8(text);
        said.varint(utf8.length);
        said.bytes(utf8);
        int differs = Arrays.mismatch(utf8, before.occurredAtText);
        int shared = differs < 0 ? utf8.length : differs;
        out.varint(shared);
        out.varint(utf8.length - shared);
        out.raw(utf8, shared, utf8.length - shared);
        before.occurredAtText = utf8;
    }

    private void rest(Entry.Transfer transfer) {
        Entry.Counting counting = transfer.counting();
        int bits = (counting.counted() ? EntryDraft.COUNTED : 0)
                | (counting.ground().isPresent() ? EntryDraft.GROUND : 0)
                | (transfer.importantData() ? EntryDraft.IMPORTANT_DATA : 0)
                | (transfer.statutoryDuty() ? EntryDraft.STATUTORY_DUTY : 0)
                | (transfer.declaredCounts().isPresent() ? EntryDraft.DECLARED : 0)
                | (transfer.tokenKeyId().isPresent() ? EntryDraft.TOKEN_KEY : 0);
        both(bits);
        if (counting.ground().isPresent()) {
            ref(counting.ground().get().name());
            ref(counting.outcome());
            ref(counting.provision());
            ref(counting.evidence());
        }
        if (transfer.declaredCounts().isPresent()) {
            DeclaredCounts declared = transfer.declaredCounts().get();
            ref(declared.datasetId());
            number(declared.nonSensitive());
            number(declared.sensitive());
        }
        if (transfer.tokenKeyId().isPresent()) {
            ref(transfer.tokenKeyId().get());
        }
        number(transfer.persons().nonSensitiveOnly().size());
        number(transfer.persons().both().size());
        number(transfer.persons().sensitiveOnly().size());
    }

    private void both(int octet) {
        out.octet(octet);
        said.octet(octet);
    }

    private void number(long value) {
        out.varint(value);
        said.varint(value);
    }

    private void ref(String text) {
        reference(texts, texts.index(text), -1);
    }

    private int reference(RefTable<?> table, int index, int same) {
        said.bytes(table.spelled(index));
        if (index != same) {
            out.varint(index);
        }
        return index;
    }
}
