package dev.pipl.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pipl.local.LocalFailure;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.part.Launch;
import dev.pipl.local.part.Part;
import dev.pipl.local.part.PartId;
import dev.pipl.local.part.Ports;
import dev.pipl.local.part.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes that do as little as the shell can. */
class SupervisorTest {

    private static final String RUN =
            "trap 'echo $0 ends >> events; exit 0' TERM; echo $0 starts >> events; touch $0.up;"
                    + " while true; do sleep 0.05; done";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Folders folders;
    private Supervisor supervisor;

    @BeforeEach
    void folders() throws IOException {
        folders = new Folders(folder, folder, folder);
        Files.createDirectories(folders.logs());
    }

    @AfterEach
    void end() {
        supervisor.end();
    }

    @Test
    void partsStartByTheirNeedsAndEndInReverseWithNothingLeft() throws Exception {
        // Given
        supervise(new ShellPart(PartId.AUDIT, Set.of(PartId.KAFKA), RUN), new ShellPart(PartId.KAFKA, Set.of(), RUN));

        // When
        supervisor.start();
        RunState state = state();
        supervisor.end();

        // Then
        assertThat(Files.readAllLines(folder.resolve("events")))
                .containsExactly("kafka starts", "audit starts", "audit ends", "kafka ends");
        assertThat(state.ready()).isTrue();
        assertThat(state.allHealthy()).isTrue();
        assertThat(state.parts().values()).noneMatch(part -> part.process().alive());
        assertThat(folders.state()).doesNotExist();
    }

    @Test
    void aPartThatIsKilledIsStartedAgain() throws Exception {
        // Given
        supervise(new ShellPart(PartId.KAFKA, Set.of(), RUN));
        supervisor.start();
        ProcessMark first = state().parts().get(PartId.KAFKA).process();

        // When
        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

        // Then
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            RunState.PartState part = state().parts().get(PartId.KAFKA);
            assertThat(part.phase()).isEqualTo(Phase.HEALTHY);
            assertThat(part.restarts()).isEqualTo(1);
            assertThat(part.process()).isNotEqualTo(first);
        });
    }

    @Test
    void aPartThatEndsWhileStartingFailsTheStartAndPointsAtItsLog() {
        supervise(new ShellPart(PartId.KAFKA, Set.of(), "echo no such thing; exit 3"));

        assertThatThrownBy(supervisor::start)
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("kafka")
                .hasMessageContaining("status 3")
                .hasMessageContaining(folders.log("kafka").toString());
        assertThat(folders.log("kafka")).hasContent("no such thing");
    }

    @Test
    void aPartThatDoesNotBecomeHealthyInTimeFailsTheStart() {
        supervise(new ShellPart(PartId.KAFKA, Set.of(), "while true; do sleep 0.05; done"));

        assertThatThrownBy(supervisor::start)
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("did not become healthy within 1 s");
    }

    @Test
    void aPartThatNeedsOneThatFailedIsNotStarted() throws Exception {
        supervise(
                new ShellPart(PartId.KAFKA, Set.of(), "exit 3"),
                new ShellPart(PartId.AUDIT, Set.of(PartId.KAFKA), RUN));

        assertThatThrownBy(supervisor::start).hasMessageContaining("kafka");
        assertThat(state().parts().get(PartId.AUDIT).phase()).isEqualTo(Phase.WAITING);
    }

    private void supervise(Part... parts) {
        supervisor = new Supervisor(
                List.of(parts),
                folders,
                Ports.of(Map.of()),
                null,
                "PT0S",
                new Console(new PrintStream(said, true, StandardCharsets.UTF_8)));
    }

    private RunState state() throws IOException {
        return new StateFile(folders.state()).read().orElseThrow();
    }

    private final class ShellPart implements Part {
        private final PartId id;
        private final Set<PartId> needs;
        private final String script;

        private ShellPart(PartId id, Set<PartId> needs, String script) {
            this.id = id;
            this.needs = needs;
            this.script = script;
        }

        @Override
        public PartId id() {
            return id;
        }

        @Override
        public Set<PartId> needs() {
            return needs;
        }

        @Override
        public void prepare(Tools tools) {}

        @Override
        public Launch launch() throws IOException {
            Files.deleteIfExists(up());
            return new Launch(List.of("sh", "-c", script, id.wireName()), Map.of(), folder);
        }

        @Override
        public boolean healthy() {
            return Files.exists(up());
        }

        @Override
        public void settle(Tools tools) {}

        @Override
        public Duration patience() {
            return Duration.ofSeconds(1);
        }

        private Path up() {
            return folder.resolve(id.wireName() + ".up");
        }
    }
}
