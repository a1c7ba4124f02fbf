package dev.pipl.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.local.LocalFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FreeSpaceTest {

    private static final Path FOLDER = Path.of("/somewhere/.local");

    @Test
    void aDiskWithOneByteTooFewIsRefusedAndOneWithJustEnoughIsNot() {
        long needed = FreeSpace.neededBytes(true);

        assertThatThrownBy(() -> FreeSpace.judge(FOLDER, needed - 1, needed))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining(FOLDER.toString())
                .hasMessageContaining("511 MiB");
        assertThatCode(() -> FreeSpace.judge(FOLDER, needed, needed)).doesNotThrowAnyException();
        assertThatCode(() -> FreeSpace.judge(FOLDER, needed + 1, needed)).doesNotThrowAnyException();
    }

    @Test
    void theFirstStartNeedsMoreBecauseProgramsAreUnpacked() {
        assertThat(FreeSpace.neededBytes(false)).isGreaterThan(FreeSpace.neededBytes(true));
    }
}
