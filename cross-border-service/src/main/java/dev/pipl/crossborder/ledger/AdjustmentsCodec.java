package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adjustments as bytes, for snapshots; decisions in the form rows have them. */
final class AdjustmentsCodec {

    private AdjustmentsCodec() {}

    static void write(BodyWriter out, Adjustments adjustments) {
        out.varint(adjustments.lastSequence());
        out.varint(adjustments.voids().size());
        adjustments.voids().forEach((identity, sequence) -> {
            out.text(identity.source());
            out.text(identity.id());
            out.varint(sequence);
        });
        List<Entry> entries = new ArrayList<>();
        adjustments.decisions().forEach(decision -> entries.add(decision.entry()));
        BodyWriter decisions =
                MetaEncoder.encode(new RowBody(entries, List.of(), List.of(), List.of(), SummaryCodec.NO_FIGURES));
        out.varint(decisions.size());
        out.all(decisions);
        adjustments.decisions().forEach(decision -> out.varint(decision.sequence()));
    }

    static Adjustments read(BodyReader in, String handlerId, int year) {
        long lastSequence = in.varint();
        Map<EventIdentity, Long> voids = new LinkedHashMap<>();
        for (long left = in.varint(); left > 0; left--) {
            voids.put(new EventIdentity(handlerId, in.text(), in.text()), in.varint());
        }
        List<Adjustments.Decision> decisions = new ArrayList<>();
        MetaDecoder entries = MetaDecoder.of(handlerId, year, in.bytes(in.count(1)));
        for (EntryDraft draft : entries.entries()) {
            Entry.GroundDecided decided = (Entry.GroundDecided) draft.entry(null);
            decisions.add(new Adjustments.Decision(decided, in.varint()));
        }
        return new Adjustments(voids, decisions, lastSequence);
    }
}
