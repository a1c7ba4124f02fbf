package dev.pipl.publisher.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.publisher.PublisherFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** A key on disk, as JSON, readable by its owner only. */
public final class TokenKeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String ALGORITHM = "HMAC-SHA256";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenKeyFile() {}

    /**
     * Writes a key to a new file; never over an old one, because tokens of a lost key match nobody again.
     *
     * @throws PublisherFault if the file is there or cannot be written
     */
    public static void create(Path file, TokenKey key) {
        FileAttribute<?>[] attributes = hasPermissions()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(
                        file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(JSON.createObjectNode()
                            .put("keyId", key.id())
                            .put("algorithm", ALGORITHM)
                            .put("key", Base64.getUrlEncoder().withoutPadding().encodeToString(key.secret()))));
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw PublisherFault.usage("fault.key-exists", file);
        } catch (IOException e) {
            throw PublisherFault.usage("fault.key-unwritable", file);
        }
    }

    /**
     * Reads a key.
     *
     * @throws PublisherFault if it is missing, of another form, or open to others than its owner
     */
    public static TokenKey read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw PublisherFault.usage("fault.key-missing", file);
        }
        try {
            if (hasPermissions() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw PublisherFault.usage("fault.key-open", file);
            }
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            if (!ALGORITHM.equals(json.path("algorithm").asText())
                    || !json.path("keyId").isTextual()) {
                throw PublisherFault.usage("fault.key-form", file);
            }
            return TokenKey.of(json.get("keyId").textValue(), json.path("key").asText());
        } catch (IOException e) {
            throw PublisherFault.usage("fault.key-form", file);
        }
    }

    private static boolean hasPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
