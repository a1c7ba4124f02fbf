package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.KeyWrapping;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The wrapping key in a file that only the service may read, Base64 in one line. The file is made at the first use; where
 * the database holds keys wrapped under a lost one, unwrapping them fails and the service stays unready.
 */
final class FileKeyWrapping implements Supplier<KeyWrapping> {

    private static final String NAME = "ledger-wrapping.key";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;
    private KeyWrapping wrapping;

    FileKeyWrapping(Path folder) {
        this.file = folder.resolve(NAME);
    }

    @Override
    public synchronized KeyWrapping get() {
        if (wrapping == null) {
            try {
                if (!Files.exists(file)) {
                    make();
                }
                requireOwnerOnly();
                wrapping = new KeyWrapping(
                        Base64.getDecoder().decode(Files.readString(file).strip()));
            } catch (IOException | IllegalArgumentException e) {
                throw new LedgerUnavailable("the wrapping key in " + file + " cannot be used", e);
            }
        }
        return wrapping;
    }

    /** Another instance on the same folder may be faster; its key then counts. */
    private void make() throws IOException {
        byte[] key = new byte[KeyWrapping.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path made =
                Files.createTempFile(file.getParent(), NAME, ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.write(made, Base64.getEncoder().encodeToString(key).getBytes(StandardCharsets.US_ASCII));
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException faster) {
            return;
        } finally {
            Files.delete(made);
        }
    }

    private void requireOwnerOnly() throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER_ONLY);
        if (!others.isEmpty()) {
            throw new LedgerUnavailable("others may read the wrapping key in " + file + "; it must be 0600");
        }
    }
}
