package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The tables of snapshots: one snapshot a year, in chunks. */
final class PgSnapshots {

    private static final String REPLACE = """
            insert into ledger_snapshot as s (handler_id, year, sequence, row_hash, digest, chunks)
            values (?, ?, ?, ?, ?, ?)
            on conflict (handler_id, year) do update
            set sequence = excluded.sequence, row_hash = excluded.row_hash, digest = excluded.digest,
                chunks = excluded.chunks
            where s.sequence < excluded.sequence
            """;
    private static final String INSERT_CHUNK = """
            insert into ledger_snapshot_chunk (handler_id, year, sequence, chunk, content) values (?, ?, ?, ?, ?)
            """;
    private static final String DELETE_OLDER = """
            delete from ledger_snapshot_chunk where handler_id = ? and year = ? and sequence < ?
            """;

    private PgSnapshots() {}

    /** False if a newer one is there. */
    static boolean replace(Connection connection, Snapshot snapshot) throws SQLException {
        try (PreparedStatement replace = connection.prepareStatement(REPLACE)) {
            replace.setString(1, snapshot.handlerId());
            replace.setInt(2, snapshot.year());
            replace.setLong(3, snapshot.sequence());
            replace.setBytes(4, snapshot.rowHash());
            replace.setBytes(5, snapshot.digest());
            replace.setInt(6, snapshot.chunks().size());
            if (replace.executeUpdate() == 0) {
                return false;
            }
        }
        try (PreparedStatement delete = connection.prepareStatement(DELETE_OLDER)) {
            delete.setString(1, snapshot.handlerId());
            delete.setInt(2, snapshot.year());
            delete.setLong(3, snapshot.sequence());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_CHUNK)) {
            insert.setString(1, snapshot.handlerId());
            insert.setInt(2, snapshot.year());
            insert.setLong(3, snapshot.sequence());
            for (int chunk = 0; chunk < snapshot.chunks().size(); chunk++) {
                insert.setInt(4, chunk);
                insert.setBytes(5, snapshot.chunks().get(chunk));
                insert.executeUpdate();
            }
        }
        return true;
    }
}
