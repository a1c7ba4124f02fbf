package dev.pipl.local.machine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks programs; a folder that exists was unpacked to its end. */
public final class Archive {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private Archive() {}

    public static void unpackXz(InputStream archive, Path target) throws IOException {
        unpack(new XZInputStream(new BufferedInputStream(archive)), target, 0);
    }

    /**
     * Unpacks a {@code .tar.gz} into a folder that does not exist yet.
     *
     * @param namesLeftOut how many leading folders of each path in the archive are left out
     */
    public static void unpackGzip(Path archive, Path target, int namesLeftOut) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            unpack(new GZIPInputStream(in, 1 << 16), target, namesLeftOut);
        }
    }

    private static void unpack(InputStream tar, Path target, int namesLeftOut) throws IOException {
        Path half = target.resolveSibling(target.getFileName() + ".half");
        Tree.delete(half);
        Files.createDirectories(half);
        try (TarArchiveInputStream entries = new TarArchiveInputStream(tar)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpackEntry(entries, entry, half, namesLeftOut);
            }
        }
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpackEntry(TarArchiveInputStream entries, TarArchiveEntry entry, Path into, int namesLeftOut)
            throws IOException {
        Path name = Path.of(entry.getName()).normalize();
        if (name.getNameCount() <= namesLeftOut) {
            return;
        }
        Path file =
                into.resolve(name.subpath(namesLeftOut, name.getNameCount())).normalize();
        if (!file.startsWith(into)) {
            throw new IOException("archive entry outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(entries, file);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(file, permissions);
        }
    }
}
