package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.DeclaredCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a take-over up to its persons, as {@link MetaEncoder} writes it. */
final class TakeOverForm {

    private final BodyReader in;
    private final List<String> texts;

    TakeOverForm(BodyReader in, List<String> texts) {
        this.in = in;
        this.texts = texts;
    }

    EntryDraft read(List<HandlerSnapshot> handlers) {
        String successionId = in.text();
        String predecessorId = ref();
        long sequence = in.varint();
        int part = number();
        Instant effectiveAt = Instant.ofEpochSecond(in.signed(), in.varint());
        HandlerSnapshot handler = handlers.get(number());
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
        draft.nonSensitiveOnly = number();
        draft.both = number();
        draft.sensitiveOnly = number();
        return draft;
    }

    private String ref() {
        return texts.get(number());
    }

    private int number() {
        long value = in.varint();
        if (value > Integer.MAX_VALUE) {
            throw new RowCorrupt("a number of " + value);
        }
        return (int) value;
    }
}
