package dev.pipl.local.supervision;

import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One launcher for one folder of local data; given back by the system when the launcher dies. */
public final class PlatformLock implements AutoCloseable {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final FileChannel channel;

    private PlatformLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock from a launcher that has just ended: its first thread may be gone, and the process count as ended,
     * a moment before the system has closed its files.
     *
     * @throws LocalFailure when it is still not to be had after that time
     */
    public static PlatformLock takeWithin(Duration patience, Path file) throws IOException {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return take(file);
            } catch (LocalFailure held) {
                if (System.nanoTime() > giveUp) {
                    throw held;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    /**
     * Takes the lock and keeps it until closed.
     *
     * @throws LocalFailure when another launcher has it
     */
    public static PlatformLock take(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new LocalFailure(
                    "平台已在运行(" + file.getParent() + ");用 ./run status 查看,用 ./run stop 停止",
                    "the platform is running already (" + file.getParent()
                            + "); see ./run status, end it with ./run stop");
        }
        return new PlatformLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
