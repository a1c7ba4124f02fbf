package dev.pipl.local.supervision;

import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One launcher for one folder of local data; given back by the system when the launcher dies. */
public final class PlatformLock implements AutoCloseable {

    private final FileChannel channel;

    private PlatformLock(FileChannel channel) {
        this.channel = channel;
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
