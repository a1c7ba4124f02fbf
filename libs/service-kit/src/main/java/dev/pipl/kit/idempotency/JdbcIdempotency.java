package dev.pipl.kit.idempotency;

import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** {@link SessionIdempotency} for commands whose effect is plain JDBC. */
@ApplicationScoped
public class JdbcIdempotency {
    private static final String LOCK = StoredAnswer.LOCK.formatted("?");
    private static final String FIND = StoredAnswer.FIND.formatted("?", "?");
    private static final String STORE = StoredAnswer.STORE.formatted("?", "?", "?", "?", "?", "?", "?");

    private final Clock clock;

    JdbcIdempotency(Clock clock) {
        this.clock = clock;
    }

    /** A command that may fail as JDBC does. */
    @FunctionalInterface
    public interface Command {
        Answer run() throws SQLException;
    }

    /** In the transaction given, which the caller commits; it must not be in auto-commit mode. */
    public Answer once(Connection transaction, Optional<CommandKey> given, Command command) throws SQLException {
        if (given.isEmpty()) {
            return command.run();
        }
        CommandKey key = given.get();
        Instant now = clock.instant();
        lock(transaction, key);
        Optional<StoredAnswer> stored = find(transaction, key).filter(s -> !s.isExpired(now));
        if (stored.isPresent()) {
            return stored.get().replay(key);
        }
        Answer answer = command.run();
        store(transaction, key, StoredAnswer.of(key, answer, now));
        return answer;
    }

    private static void lock(Connection transaction, CommandKey key) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(LOCK)) {
            lock.setString(1, key.scope() + "\n" + key.key());
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw StoredAnswer.inFlight();
                }
            }
        }
    }

    private static Optional<StoredAnswer> find(Connection transaction, CommandKey key) throws SQLException {
        try (PreparedStatement find = transaction.prepareStatement(FIND)) {
            find.setString(1, key.scope());
            find.setString(2, key.key());
            return Rows.first(
                    find,
                    row -> new StoredAnswer(
                            row.getString(1), row.getInt(2), row.getString(3), row.getString(4), Instants.of(row, 5)));
        }
    }

    private static void store(Connection transaction, CommandKey key, StoredAnswer answer) throws SQLException {
        try (PreparedStatement store = transaction.prepareStatement(STORE)) {
            store.setString(1, key.scope());
            store.setString(2, key.key());
            store.setString(3, answer.bodyHash());
            store.setInt(4, answer.status());
            store.setString(5, answer.headers());
            store.setString(6, answer.body());
            store.setObject(7, answer.createdAt().atOffset(ZoneOffset.UTC));
            store.executeUpdate();
        }
    }
}
