package dev.pipl.local.machine;

import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to start on a disk that would fill up while the databases write. */
public final class FreeSpace {

    private static final long MEBIBYTE = 1024 * 1024;

    /** PostgreSQL's and Kafka's files of a fresh platform, with room to work in. */
    private static final long NEEDED_FOR_DATA_MIB = 512;

    /** Keycloak and PostgreSQL, unpacked. */
    private static final long NEEDED_FOR_PROGRAMS_MIB = 512;

    private FreeSpace() {}

    /** How much a start needs, in bytes. */
    public static long neededBytes(boolean programsUnpacked) {
        return (NEEDED_FOR_DATA_MIB + (programsUnpacked ? 0 : NEEDED_FOR_PROGRAMS_MIB)) * MEBIBYTE;
    }

    /**
     * Looks whether the disk that holds the folder has that much left.
     *
     * @throws LocalFailure when it has less
     */
    public static void require(Path folder, long neededBytes) throws IOException {
        judge(folder, Files.getFileStore(folder).getUsableSpace(), neededBytes);
    }

    static void judge(Path folder, long usableBytes, long neededBytes) {
        if (usableBytes < neededBytes) {
            long usable = usableBytes / MEBIBYTE;
            long needed = neededBytes / MEBIBYTE;
            throw new LocalFailure(
                    "磁盘空间不足:" + folder + " 仅剩 " + usable + " MiB,启动需要 " + needed + " MiB",
                    "the disk is full: " + folder + " has " + usable + " MiB left, a start needs " + needed + " MiB");
        }
    }
}
