package dev.pipl.local.supervision;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.local.LocalFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformLockTest {

    @TempDir
    Path folder;

    @Test
    void aSecondLauncherOfTheSameDataIsRefusedUntilTheFirstHasEnded() throws Exception {
        // Given
        Path file = folder.resolve("local/lock");
        PlatformLock first = PlatformLock.take(file);

        // When, Then
        assertThatThrownBy(() -> PlatformLock.take(file))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("running already");
        first.close();
        assertThatCode(() -> PlatformLock.take(file).close()).doesNotThrowAnyException();
    }
}
