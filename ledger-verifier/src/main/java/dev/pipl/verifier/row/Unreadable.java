package dev.pipl.verifier.row;

import dev.pipl.verifier.fault.EventName;
import dev.pipl.verifier.fault.Said;
import java.util.List;

/** Octets are not of the documented form. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Said said;
    private final transient List<EventName> suspects;

    public Unreadable(String zh, String en) {
        this(new Said(zh, en), List.of());
    }

    private Unreadable(Said said, List<EventName> suspects) {
        super(said.en(), null, false, false);
        this.said = said;
        this.suspects = List.copyOf(suspects);
    }

    /** The same, with entries in which the fault must lie. */
    Unreadable in(List<EventName> entries) {
        return new Unreadable(said, entries);
    }

    public Said said() {
        return said;
    }

    /** In which entries the fault must lie; empty where that cannot be told. */
    public List<EventName> suspects() {
        return suspects;
    }
}
