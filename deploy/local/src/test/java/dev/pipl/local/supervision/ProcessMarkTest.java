package dev.pipl.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMarkTest {

    private static final String STAT =
            "4711 (odd) name (x) %s 1 4711 4711 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 987654 1 1";

    @Test
    void aProcessThatLivesIsRecognisedByItsMark() {
        ProcessMark self = ProcessMark.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(self.alive()).isTrue();
    }

    @Test
    void anotherProcessWithTheSameIdIsNotTheSame() {
        ProcessMark self = ProcessMark.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(new ProcessMark(self.pid(), "another-boot/1").alive()).isFalse();
    }

    @Test
    void aProcessThatIsGoneHasNoMark() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        assertThat(ProcessMark.of(gone.pid())).isEmpty();
    }

    @Test
    void theBirthIsReadBehindAnyProgramName() {
        assertThat(ProcessMark.linux(4711, STAT.formatted("S"), "boot")).contains(new ProcessMark(4711, "boot/987654"));
    }

    @Test
    void aProcessThatEndedAndWaitsForItsParentDoesNotLive() {
        assertThat(ProcessMark.linux(4711, STAT.formatted("Z"), "boot")).isEmpty();
    }
}
