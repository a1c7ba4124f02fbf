package dev.pipl.crossborder.ledger;

import java.util.Optional;

/**
 * One fault of a handler's year.
 *
 * @param sequence of the row; for a missing one the sequence it had
 * @param cause of the row as it stands, for whoever wants to look up what wrote it; empty for a missing one
 * @param entry the entry at fault, where it can be told
 */
public record RowFault(long sequence, FaultKind kind, Optional<String> cause, Optional<EntryName> entry) {

    static RowFault missing(long sequence) {
        return new RowFault(sequence, FaultKind.ROW_MISSING, Optional.empty(), Optional.empty());
    }

    static RowFault turnMissing(long sequence) {
        return new RowFault(sequence, FaultKind.TURN_MISSING, Optional.empty(), Optional.empty());
    }

    static RowFault of(LedgerRow row, FaultKind kind) {
        return new RowFault(row.sequence(), kind, Optional.of(row.cause().text()), Optional.empty());
    }

    static RowFault of(LedgerRow row, FaultKind kind, EntryName entry) {
        return new RowFault(row.sequence(), kind, Optional.of(row.cause().text()), Optional.of(entry));
    }
}
