package dev.pipl.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void theProportionalShareIsReadAndNotItsParts() {
        assertThat(Memory.pssKib(List.of("Rss:  900 kB", "Pss:    512 kB", "Pss_Anon:   100 kB")))
                .hasValue(512);
    }

    @Test
    void aProcessThatLivesHasMemoryAndOneThatIsGoneHasNone() {
        assertThat(Memory.ofFamilyKib(ProcessHandle.current().pid())).isPresent();
        assertThat(Memory.ofFamilyKib(Integer.MAX_VALUE)).isEmpty();
    }
}
