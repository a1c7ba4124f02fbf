package dev.pipl.publisher.batch;

import dev.pipl.publisher.input.InputShape;
import dev.pipl.publisher.input.Person;
import dev.pipl.publisher.input.PersonReader;
import dev.pipl.publisher.input.Sensitivity;
import dev.pipl.publisher.token.TokenKey;
import dev.pipl.publisher.token.Tokeniser;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Turns persons into batches of distinct tokens: a batch closes when it holds as many tokens as asked for, or when the next
 * row went abroad at another time. A person may come again in a later batch; the platform counts distinct persons.
 */
public final class FormBatches {
    private final InputShape shape;
    private final Tokeniser tokeniser;
    private final int batchSize;
    private final BatchSpool spool;
    private final Set<String> nonSensitive = new LinkedHashSet<>();
    private final Set<String> sensitive = new LinkedHashSet<>();
    private OffsetDateTime occurredAt;

    public FormBatches(InputShape shape, TokenKey key, int batchSize, BatchSpool spool) {
        this.shape = shape;
        this.tokeniser = new Tokeniser(key);
        this.batchSize = batchSize;
        this.spool = spool;
    }

    /**
     * Reads all of the input into the spool.
     *
     * @param evenIfEmpty whether an input without persons gives one batch without tokens, to carry a declaration
     */
    public FormedInput read(InputStream in, boolean evenIfEmpty) throws IOException {
        MessageDigest digest = sha256();
        PersonReader reader = new PersonReader(shape);
        DigestInputStream hashed = new DigestInputStream(in, digest);
        reader.read(hashed, this::add);
        close();
        if (evenIfEmpty && spool.batches() == 0) {
            spool.add(new Batch(0, null, List.of(), List.of()));
        }
        return new FormedInput(HexFormat.of().formatHex(digest.digest()), reader.rows(), reader.blanks());
    }

    private void add(Person person) {
        int added = person.sensitivity() == Sensitivity.BOTH ? 2 : 1;
        boolean empty = nonSensitive.isEmpty() && sensitive.isEmpty();
        boolean full = nonSensitive.size() + sensitive.size() + added > batchSize;
        if (!empty && (full || !Objects.equals(occurredAt, person.occurredAt()))) {
            close();
        }
        occurredAt = person.occurredAt();
        String token = tokeniser.token(person.identifier());
        if (person.sensitivity().isNonSensitive()) {
            nonSensitive.add(token);
        }
        if (person.sensitivity().isSensitive()) {
            sensitive.add(token);
        }
    }

    private void close() {
        if (nonSensitive.isEmpty() && sensitive.isEmpty()) {
            return;
        }
        List<String> first = new ArrayList<>(nonSensitive);
        List<String> second = new ArrayList<>(sensitive);
        spool.add(new Batch(spool.batches(), occurredAt, first, second));
        nonSensitive.clear();
        sensitive.clear();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
