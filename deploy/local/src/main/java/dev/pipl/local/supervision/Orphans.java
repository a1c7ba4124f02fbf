package dev.pipl.local.supervision;

import dev.pipl.local.part.EndSignal;
import dev.pipl.local.part.PartId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a launcher that was killed itself has left running. */
public final class Orphans {

    private Orphans() {}

    /**
     * Ends what a former launcher left, services first, PostgreSQL last. To be called with the platform's lock held.
     *
     * @return how many processes there were
     */
    public static int end(StateFile stateFile) throws IOException {
        Optional<RunState> state = stateFile.read();
        int found = 0;
        if (state.isPresent()) {
            List<Map.Entry<PartId, ProcessMark>> orphans = of(state.get());
            for (Map.Entry<PartId, ProcessMark> orphan : orphans) {
                Ending.end(orphan.getValue(), orphan.getKey() == PartId.POSTGRESQL ? EndSignal.INT : EndSignal.TERM);
            }
            found = orphans.size();
        }
        stateFile.delete();
        return found;
    }

    /** The parts' processes that still live, in the order of {@link PartId}: what others need comes last. */
    static List<Map.Entry<PartId, ProcessMark>> of(RunState state) {
        return state.parts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(part -> part.getValue().running().stream().map(mark -> Map.entry(part.getKey(), mark)))
                .toList();
    }
}
