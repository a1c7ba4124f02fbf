package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a row says apart from who the persons are: its first two sections, which are small and stand in front of
 * the fingerprints. For readers that follow the ledger and need not verify it.
 *
 * @param transfers in the order in which they were judged
 * @param voided the events that the row's approvals void
 * @param decidesOnPast whether a person decided in it on transfers that may stand in earlier rows
 * @param crossings the limits met by the row's transfers, in their order
 */
public record RowMeta(
        List<CommittedTransfer> transfers,
        Set<EventIdentity> voided,
        boolean decidesOnPast,
        List<Crossing> crossings,
        RowFigures after) {

    /** Enough of a body to tell how long its first two sections are. */
    public static final int HEAD_BYTES = 1 + 10 + 1 + 10 + 10;

    public RowMeta {
        transfers = List.copyOf(transfers);
        voided = Set.copyOf(voided);
        crossings = List.copyOf(crossings);
    }

    /**
     * How many bytes of a body hold all that is read here.
     *
     * @param head the first {@link #HEAD_BYTES} of the body at least, or all of a shorter one
     * @throws RowCorrupt if the bytes are no body of a version this code knows
     */
    public static int length(byte[] head) {
        BodyReader in = new BodyReader(head);
        RowCodec.requireVersion(in);
        long entries = in.varint();
        long length = PackedBytes.lengthOf(in);
        if (Math.max(entries, length) > (Integer.MAX_VALUE - HEAD_BYTES) / 2) {
            throw new RowCorrupt("sections of " + length + " and " + entries + " bytes");
        }
        return in.at() + (int) (length + entries);
    }

    /**
     * Reads the first two sections.
     *
     * @param start the first {@link #length} bytes of the body, or more
     * @throws RowCorrupt if the bytes are no body of a version this code knows
     */
    public static RowMeta read(String handlerId, int year, byte[] start) {
        MetaDecoder meta = RowCodec.meta(handlerId, year, new BodyReader(start));
        List<CommittedTransfer> transfers = new ArrayList<>();
        Set<EventIdentity> voided = new LinkedHashSet<>();
        boolean decidesOnPast = false;
        for (EntryDraft draft : meta.entries()) {
            Entry entry = draft.entry(Persons.NOBODY);
            if (entry instanceof Entry.Transfer transfer) {
                transfers.add(committed(transfer, draft));
            } else if (entry instanceof Entry.VoidApproval approval) {
                voided.add(approval.voided());
            }
            decidesOnPast =
                    decidesOnPast || entry instanceof Entry.VoidApproval || entry instanceof Entry.GroundDecided;
        }
        return new RowMeta(transfers, voided, decidesOnPast, meta.crossings(), meta.figures());
    }

    /**
     * Names every entry of a row. The names are not compared with the checks.
     *
     * @throws RowCorrupt if they cannot be read
     */
    public static List<EntryName> names(LedgerRow row) {
        List<EntryDraft> drafts = RowCodec.meta(row.handlerId(), row.year(), new BodyReader(row.body()))
                .entries();
        List<EntryName> names = new ArrayList<>(drafts.size());
        for (EntryDraft draft : drafts) {
            names.add(EntryName.of(names.size(), draft.entry(Persons.NOBODY)));
        }
        return names;
    }

    private static CommittedTransfer committed(Entry.Transfer transfer, EntryDraft draft) {
        return new CommittedTransfer(
                transfer.identity(),
                transfer.receivedAt(),
                transfer.occurredAt(),
                transfer.data(),
                transfer.handler(),
                transfer.recipient(),
                transfer.counting(),
                transfer.importantData(),
                transfer.statutoryDuty(),
                transfer.declaredCounts(),
                (long) draft.nonSensitiveOnly + draft.both,
                (long) draft.sensitiveOnly + draft.both);
    }
}
