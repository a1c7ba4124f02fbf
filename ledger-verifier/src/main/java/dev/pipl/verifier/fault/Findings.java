package dev.pipl.verifier.fault;

import java.util.ArrayList;
import java.util.List;

/** Collects what is found. Faults beyond a bound are counted and not kept. */
public final class Findings {

    /** Technical: more than anybody reads. */
    private static final int KEPT_MAX = 10_000;

    private final List<Fault> faults = new ArrayList<>();
    private final List<Said> notes = new ArrayList<>();
    private long count;

    public void add(FaultKind kind, Place place, String zh, String en) {
        count++;
        if (faults.size() < KEPT_MAX) {
            faults.add(new Fault(kind, place, new Said(zh, en)));
        }
    }

    /** Something the reader should know that is no fault. */
    public void note(String zh, String en) {
        notes.add(new Said(zh, en));
    }

    /** The first ones found, in the order of the files. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    public List<Said> notes() {
        return List.copyOf(notes);
    }

    /** How many were found in all. */
    public long count() {
        return count;
    }
}
