package dev.pipl.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.local.part.PartId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    private static final ProcessMark DEAD_LAUNCHER = new ProcessMark(Integer.MAX_VALUE, "gone");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void whatAKilledLauncherLeftIsEndedAndTheStateForgotten() throws Exception {
        // Given
        Process orphan = sleeper();
        StateFile file = file(ProcessMark.of(orphan.pid()).orElseThrow());

        // When
        int found = Orphans.end(file);

        // Then
        assertThat(found).isEqualTo(1);
        // It is this process's own child, and the JDK notices a moment after the system that it has ended.
        assertThat(orphan.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void anotherProcessThatGotTheIdByChanceIsLeftAlone() throws IOException {
        // Given
        Process stranger = sleeper();
        StateFile file = file(new ProcessMark(stranger.pid(), "earlier/1"));

        // When
        int found = Orphans.end(file);

        // Then
        assertThat(found).isZero();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void servicesComeBeforeWhatTheyNeed() throws IOException {
        // Given
        ProcessMark first = ProcessMark.of(sleeper().pid()).orElseThrow();
        ProcessMark second = ProcessMark.of(sleeper().pid()).orElseThrow();
        RunState state = new RunState(
                DEAD_LAUNCHER, true, null, "PT0S", Map.of(PartId.POSTGRESQL, part(first), PartId.AUDIT, part(second)));

        // When, Then
        assertThat(Orphans.of(state)).extracting(Map.Entry::getKey).containsExactly(PartId.AUDIT, PartId.POSTGRESQL);
    }

    @Test
    void withoutAStateThereAreNone() throws IOException {
        assertThat(Orphans.end(new StateFile(folder.resolve("state.json")))).isZero();
    }

    private Process sleeper() throws IOException {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        started.add(sleeper);
        return sleeper;
    }

    private StateFile file(ProcessMark of) throws IOException {
        StateFile file = new StateFile(folder.resolve("state.json"));
        file.write(new RunState(DEAD_LAUNCHER, true, "2029-03-01", "PT48H", Map.of(PartId.KAFKA, part(of))));
        assertThat(file.read().orElseThrow().supervised()).isFalse();
        return file;
    }

    private static RunState.PartState part(ProcessMark process) {
        return new RunState.PartState(Phase.HEALTHY, process, 9092, 0);
    }
}
