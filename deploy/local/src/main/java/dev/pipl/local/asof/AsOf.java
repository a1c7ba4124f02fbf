package dev.pipl.local.asof;

import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The clock of a platform that runs as of another Beijing date: it starts there at the present time of day, and ticks.
 *
 * <p>The latest moment such a platform has lived through is kept beside its data. The same date again goes on from
 * that moment, a later one starts on that date, an earlier one is refused: data from the future would contradict it.
 */
public final class AsOf {

    private final Path latestFile;

    /** @param home the folder of the as-of data */
    public AsOf(Path home) {
        this.latestFile = home.resolve("latest");
    }

    /**
     * How far the platform's clock is ahead of the machine's (negative: behind).
     *
     * @throws LocalFailure when the platform's data are already later than that date
     */
    public Duration offset(LocalDate asked, Clock clock) throws IOException {
        return offset(asked, latest(), clock);
    }

    static Duration offset(LocalDate asked, Optional<Instant> latest, Clock clock) {
        ZonedDateTime now = clock.instant().atZone(BeijingCalendar.ZONE);
        Instant start = now.with(asked).toInstant();
        if (latest.isPresent()) {
            LocalDate reached = BeijingCalendar.dateOf(latest.get());
            if (asked.isBefore(reached)) {
                throw new LocalFailure(
                        "--as-of " + asked + " 早于其数据的最近日期 " + reached + ";请用该日或更晚的日期,或先运行 ./run reset",
                        "--as-of " + asked + " is earlier than its data, which reach " + reached
                                + "; use that date or a later one, or ./run reset first");
            }
            if (start.isBefore(latest.get())) {
                start = latest.get();
            }
        }
        return Duration.between(now.toInstant(), start);
    }

    /** Keeps the moment the platform has reached; never an earlier one than was kept before. */
    public void reached(Instant platformTime) throws IOException {
        if (latest().filter(platformTime::isBefore).isPresent()) {
            return;
        }
        Files.createDirectories(latestFile.getParent());
        Path fresh = latestFile.resolveSibling(latestFile.getFileName() + ".new");
        Files.writeString(fresh, platformTime.toString(), StandardCharsets.UTF_8);
        Files.move(fresh, latestFile, StandardCopyOption.ATOMIC_MOVE);
    }

    Optional<Instant> latest() throws IOException {
        return Files.exists(latestFile)
                ? Optional.of(Instant.parse(
                        Files.readString(latestFile, StandardCharsets.UTF_8).trim()))
                : Optional.empty();
    }
}
