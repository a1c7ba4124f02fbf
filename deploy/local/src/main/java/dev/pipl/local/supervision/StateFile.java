package dev.pipl.local.supervision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The run state on disk; a reader sees the one before or the one after a change, never half of it. */
public final class StateFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    public StateFile(Path file) {
        this.file = file;
    }

    public Optional<RunState> read() throws IOException {
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), RunState.class)) : Optional.empty();
    }

    public synchronized void write(RunState state) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        JSON.writeValue(fresh.toFile(), state);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public synchronized void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
