package dev.pipl.crossborder.root.adapter;

import dev.pipl.crossborder.root.KeyIntroduction;
import dev.pipl.crossborder.root.RootKey;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The keys that sign roots, on PostgreSQL; their secrets encrypted. */
@ApplicationScoped
class PgRootKeys {

    private static final String SELECT = """
            select number, key_id, public_key, previous_key_id, previous_lost, last_root, introduced_at, introduction,
                   introduction_by_previous, lead(last_root) over (order by number)
            from ledger_root_key order by number
            """;
    private static final String INSERT = """
            insert into ledger_root_key (number, key_id, public_key, previous_key_id, previous_lost, last_root,
                                         introduced_at, introduction, introduction_by_previous, wrapped)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (number) do nothing
            """;

    /** Oldest first. */
    List<RootKey> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            return Rows.all(select, PgRootKeys::key);
        }
    }

    private static RootKey key(ResultSet row) throws SQLException {
        KeyIntroduction introduction = new KeyIntroduction(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getLong(6),
                Instants.of(row, 7));
        return new RootKey(
                row.getInt(1), introduction, row.getString(8), row.getString(9), row.getObject(10, Long.class));
    }

    /** The key in use. */
    Optional<RootKey> current(Connection connection) throws SQLException {
        List<RootKey> keys = all(connection);
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
    }

    /** The secret of a key, encrypted; empty once it is erased. */
    Optional<byte[]> wrapped(Connection connection, RootKey key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select wrapped from ledger_root_key where number = ?")) {
            select.setInt(1, key.number());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** Keeps the key unless one of that number is there already. */
    void insertIfAbsent(Connection transaction, RootKey key, byte[] wrapped) throws SQLException {
        KeyIntroduction said = key.introduction();
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setInt(1, key.number());
            insert.setString(2, said.keyId());
            insert.setString(3, said.publicKey());
            insert.setString(4, said.previousKeyId());
            insert.setBoolean(5, said.isPreviousLost());
            insert.setLong(6, said.lastRoot());
            insert.setObject(7, said.introducedAt().atOffset(ZoneOffset.UTC));
            insert.setString(8, key.jws());
            insert.setString(9, key.jwsByPrevious());
            insert.setBytes(10, wrapped);
            insert.executeUpdate();
        }
    }

    /** A key that is no longer in use shall sign nothing in its old name. */
    void eraseSecret(Connection transaction, RootKey key) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update ledger_root_key set wrapped = null where number = ?")) {
            update.setInt(1, key.number());
            update.executeUpdate();
        }
    }
}
