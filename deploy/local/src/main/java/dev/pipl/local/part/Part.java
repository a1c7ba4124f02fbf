package dev.pipl.local.part;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** One process of the platform: what it needs, how it starts, and how one knows that it is well. */
public interface Part {

    PartId id();

    /** What must be well before this one starts. */
    Set<PartId> needs();

    /** What has to be done once before the first start of its life, and may take long: unpack, create, format. */
    void prepare(Tools tools) throws IOException, InterruptedException;

    /** How to start it; asked again at every restart. */
    Launch launch() throws IOException;

    /** Whether it answers as it should, right now. Never throws; takes a few seconds at most. */
    boolean healthy();

    /** What has to be done whenever it has become well: create what is missing inside. */
    void settle(Tools tools) throws IOException, InterruptedException;

    /** How long a start may take on a slow machine. */
    Duration patience();

    /** How it is asked to end. */
    default EndSignal endSignal() {
        return EndSignal.TERM;
    }
}
