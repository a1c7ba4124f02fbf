package dev.pipl.verifier.headcount;

import dev.pipl.verifier.row.Body;
import java.util.function.Consumer;

/** Reads a year's rows once more, because a decision counts it anew from the first. */
@FunctionalInterface
public interface Replay {

    /** The bodies of all rows before that sequence, in order. */
    void before(long sequence, Consumer<Body> consumer);
}
