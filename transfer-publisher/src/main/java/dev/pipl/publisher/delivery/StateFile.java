package dev.pipl.publisher.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.publisher.PublisherFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A publication's state on disk, replaced as a whole and forced to the disk, so that it is never half written and never
 * ahead of what was acknowledged. Deleting it costs sending again what is known already, and never counts anybody twice.
 */
public final class StateFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    public StateFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /**
     * What an earlier run of the same publication left.
     *
     * @throws PublisherFault if the file belongs to another publication or is none of ours
     */
    public Optional<PublicationState> load(String publication) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        PublicationState state;
        try {
            state = JSON.readValue(Files.readAllBytes(path), PublicationState.class);
        } catch (IOException e) {
            throw PublisherFault.usage("fault.state-form", path);
        }
        if (!publication.equals(state.publication())) {
            throw PublisherFault.usage("fault.state-other", path);
        }
        return Optional.of(state);
    }

    /** Durable when it returns. */
    public void save(PublicationState state) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            try (FileChannel file = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(state));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } catch (IOException e) {
            throw PublisherFault.usage("fault.state-unwritable", path);
        }
    }

    /** The rename itself must survive too; where a folder cannot be opened (Windows) the file system sees to it. */
    private void forceFolder() throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
