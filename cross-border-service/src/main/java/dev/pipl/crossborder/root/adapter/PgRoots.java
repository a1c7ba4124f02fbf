package dev.pipl.crossborder.root.adapter;

import dev.pipl.crossborder.root.ChainHead;
import dev.pipl.crossborder.root.ChainHead.Chain;
import dev.pipl.crossborder.root.SignedRoot;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Roots and the heads under them, on PostgreSQL. */
@ApplicationScoped
class PgRoots {

    private static final String LOCK_KEY = "(hashtextextended('ledger-roots/' || current_schema(), 20))";

    private static final String CURRENT = """
            select y.handler_id, y.year, head.sequence, head.hash
            from ledger_row y,
                 lateral (select sequence, hash from ledger_row
                          where handler_id = y.handler_id and year = y.year order by sequence desc limit 1) head
            where y.sequence = 1
            """;
    private static final String UNDER_ROOT = """
            select c.handler_id, c.year, head.sequence, head.hash
            from ledger_rooted_head c,
                 lateral (select sequence, hash from ledger_root_head
                          where handler_id = c.handler_id and year = c.year and root <= ?
                          order by root desc limit 1) head
            """;
    private static final String HASHES_AT = """
            select r.handler_id, r.year, r.hash
            from unnest(?, ?, ?) as place(handler_id, year, sequence)
            join ledger_row r using (handler_id, year, sequence)
            """;
    private static final String INSERT_HEADS = """
            insert into ledger_root_head (root, handler_id, year, sequence, hash)
            select ?, h.* from unnest(?, ?, ?, ?) as h(handler_id, year, sequence, hash)
            """;
    private static final String MOVE_HEADS = """
            insert into ledger_rooted_head (handler_id, year, sequence, hash)
            select h.* from unnest(?, ?, ?, ?) as h(handler_id, year, sequence, hash)
            on conflict (handler_id, year) do update set sequence = excluded.sequence, hash = excluded.hash
            """;

    /** Waits until nobody else signs or changes keys; until the end of the transaction. */
    void lock(Connection transaction) throws SQLException {
        try (Statement lock = transaction.createStatement()) {
            lock.execute("select pg_advisory_xact_lock" + LOCK_KEY);
        }
    }

    /** The same without waiting: false while somebody else does. */
    boolean tryLock(Connection transaction) throws SQLException {
        try (Statement lock = transaction.createStatement();
                ResultSet row = lock.executeQuery("select pg_try_advisory_xact_lock" + LOCK_KEY)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    Optional<SignedRoot> newest(Connection connection) throws SQLException {
        return list(connection, Long.MAX_VALUE, 1).stream().findFirst();
    }

    Optional<SignedRoot> find(Connection connection, long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select statement from ledger_root where number = ?")) {
            select.setLong(1, number);
            return Rows.first(select, row -> SignedRoot.kept(row.getString(1)));
        }
    }

    /** Newest first, with numbers below the one given. */
    List<SignedRoot> list(Connection connection, long below, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select statement from ledger_root where number < ? order by number desc limit ?")) {
            select.setLong(1, below);
            select.setInt(2, limit);
            return Rows.all(select, row -> SignedRoot.kept(row.getString(1)));
        }
    }

    /** The newest row of every handler's year, in the order of the leaves. */
    List<ChainHead> current(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CURRENT)) {
            return heads(select);
        }
    }

    /** The heads under the newest root, in the order of the leaves. */
    List<ChainHead> rooted(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select handler_id, year, sequence, hash from ledger_rooted_head")) {
            return heads(select);
        }
    }

    /** The heads under any root, in the order of the leaves. */
    List<ChainHead> under(Connection connection, long number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(UNDER_ROOT)) {
            select.setLong(1, number);
            return heads(select);
        }
    }

    /** What the ledger's rows at these places have for hashes. */
    Map<Chain, byte[]> hashesAt(Connection connection, List<ChainHead> places) throws SQLException {
        Map<Chain, byte[]> hashes = new HashMap<>();
        if (places.isEmpty()) {
            return hashes;
        }
        try (PreparedStatement select = connection.prepareStatement(HASHES_AT)) {
            setPlaces(select, 1, places);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    hashes.put(new Chain(rows.getString(1), rows.getInt(2)), rows.getBytes(3));
                }
            }
        }
        return hashes;
    }

    /** @param changed the heads that are not under the root before */
    void add(Connection transaction, SignedRoot root, List<ChainHead> changed) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("insert into ledger_root (number, statement) values (?, ?)")) {
            insert.setLong(1, root.statement().number());
            insert.setString(2, root.jws());
            insert.executeUpdate();
        }
        try (PreparedStatement insert = transaction.prepareStatement(INSERT_HEADS)) {
            insert.setLong(1, root.statement().number());
            setHeads(insert, 2, changed);
            insert.executeUpdate();
        }
        try (PreparedStatement move = transaction.prepareStatement(MOVE_HEADS)) {
            setHeads(move, 1, changed);
            move.executeUpdate();
        }
    }

    private static List<ChainHead> heads(PreparedStatement select) throws SQLException {
        List<ChainHead> heads = Rows.all(
                select, row -> new ChainHead(row.getString(1), row.getInt(2), row.getLong(3), row.getBytes(4)));
        heads.sort(ChainHead.ORDER);
        return heads;
    }

    private static void setHeads(PreparedStatement statement, int at, List<ChainHead> heads) throws SQLException {
        setPlaces(statement, at, heads);
        Object[] hashes = heads.stream().map(ChainHead::hash).toArray(byte[][]::new);
        statement.setArray(at + 3, statement.getConnection().createArrayOf("bytea", hashes));
    }

    private static void setPlaces(PreparedStatement statement, int at, List<ChainHead> heads) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                at,
                connection.createArrayOf(
                        "text", heads.stream().map(ChainHead::handlerId).toArray()));
        statement.setArray(
                at + 1,
                connection.createArrayOf(
                        "int4", heads.stream().map(ChainHead::year).toArray()));
        statement.setArray(
                at + 2,
                connection.createArrayOf(
                        "int8", heads.stream().map(ChainHead::sequence).toArray()));
    }
}
