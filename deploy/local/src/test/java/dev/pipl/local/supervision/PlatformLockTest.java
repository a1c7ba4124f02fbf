package dev.pipl.local.supervision;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    @Test
    void aLauncherThatIsJustGoneMayGiveItsLockBackAMomentLater() throws Exception {
        // Given
        Path file = folder.resolve("local/lock");
        PlatformLock first = PlatformLock.take(file);
        CompletableFuture<PlatformLock> next = CompletableFuture.supplyAsync(() -> within(file, Duration.ofMinutes(1)));

        // When
        first.close();

        // Then
        assertThatCode(() -> next.get(1, TimeUnit.MINUTES).close()).doesNotThrowAnyException();
    }

    @Test
    void aLauncherThatGoesOnKeepsIt() throws Exception {
        Path file = folder.resolve("local/lock");
        try (PlatformLock running = PlatformLock.take(file)) {
            assertThatThrownBy(() -> PlatformLock.takeWithin(Duration.ofMillis(120), file))
                    .isInstanceOf(LocalFailure.class);
        }
    }

    private static PlatformLock within(Path file, Duration patience) {
        try {
            return PlatformLock.takeWithin(patience, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
