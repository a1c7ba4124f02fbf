package dev.pipl.local.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Passwords and keys of this machine's platform, one file each (0600) in a folder of its owner (0700).
 *
 * <p>Made at the first start and kept with the data that need them.
 */
public final class Secrets {

    /** Without letters that are easily mistaken for each other: demo passwords are typed by hand. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    /** 32 characters of the alphabet are 160 bits. */
    private static final int LENGTH = 32;

    private static final int LENGTH_TO_TYPE = 12;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path folder) {
        this.folder = folder;
    }

    /** The secret of that name, made now if there is none. */
    public String keep(String name) throws IOException {
        return keep(name, LENGTH);
    }

    /** As {@link #keep(String)}, short enough to be typed. */
    public String keepToType(String name) throws IOException {
        return keep(name, LENGTH_TO_TYPE);
    }

    /** The secret of that name, if it was ever made. */
    public Optional<String> find(String name) throws IOException {
        Path file = file(name);
        return Files.exists(file)
                ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).trim())
                : Optional.empty();
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** A folder of its own below, for the keys that a service makes for itself. */
    public Path folderOf(String service) throws IOException {
        return privateFolder(privateFolder(folder).resolve(service));
    }

    private String keep(String name, int length) throws IOException {
        Optional<String> kept = find(name);
        if (kept.isPresent()) {
            return kept.get();
        }
        StringBuilder made = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            made.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        privateFolder(folder);
        Path fresh = folder.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, made, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
        Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE);
        return made.toString();
    }

    private static Path privateFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return folder;
    }
}
