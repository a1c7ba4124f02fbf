package dev.pipl.publisher.batch;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The batches of a run on disk, so that a long input takes constant memory, is read once, and is known to be sound before
 * the first event leaves. It holds tokens, never identifiers; the file belongs to this process alone and is gone with it.
 */
public final class BatchSpool implements AutoCloseable {
    private final FileChannel file;
    private final DataOutputStream out;
    private int batches;
    private long tokens;

    /** An empty spool in a folder. */
    public BatchSpool(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "pipl-batches", ".spool");
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
    }

    /** Appends the next batch. */
    void add(Batch batch) {
        try {
            out.writeUTF(batch.occurredAt() == null ? "" : batch.occurredAt().toString());
            write(batch.nonSensitive());
            write(batch.sensitive());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        batches++;
        tokens += batch.tokenCount();
    }

    public int batches() {
        return batches;
    }

    public long tokens() {
        return tokens;
    }

    /** Hands over all batches from a number on, in order. */
    public void from(int first, Consumer<Batch> consumer) throws IOException {
        out.flush();
        file.position(0);
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), 1 << 16));
        for (int number = 0; number < batches; number++) {
            String occurredAt = in.readUTF();
            Batch batch = new Batch(
                    number, occurredAt.isEmpty() ? null : OffsetDateTime.parse(occurredAt), read(in), read(in));
            if (number >= first) {
                consumer.accept(batch);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void write(List<String> list) throws IOException {
        out.writeInt(list.size());
        for (String token : list) {
            out.writeUTF(token);
        }
    }

    private static List<String> read(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<String> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(in.readUTF());
        }
        return list;
    }
}
