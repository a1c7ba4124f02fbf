package dev.pipl.crossborder.ledger;

import java.util.List;

/** A row is not what was written. Nothing is answered from it; the chain says which row it is. */
public class RowCorrupt extends LedgerUnavailable {

    private static final long serialVersionUID = 1;

    private final transient List<EntryName> entries;

    public RowCorrupt(String message) {
        super(message);
        entries = List.of();
    }

    public RowCorrupt(String message, Throwable cause) {
        super(message, cause);
        entries = List.of();
    }

    RowCorrupt(List<EntryName> entries, String what) {
        super("what the row says of " + entries.get(0)
                + (entries.size() == 1 ? "" : " and " + (entries.size() - 1) + " more") + " " + what);
        this.entries = List.copyOf(entries);
    }

    /** The entries that are not what was written, as far as they can be told. */
    public List<EntryName> entries() {
        return entries;
    }
}
