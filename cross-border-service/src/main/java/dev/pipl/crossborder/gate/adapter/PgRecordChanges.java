package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.gate.RecordChanges;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Counted by the tables themselves, in the transactions that change them. */
@ApplicationScoped
public class PgRecordChanges implements RecordChanges {

    /** Neither part ever falls: as long as their sum stays the same, both do. */
    private static final String COUNT =
            "select coalesce(sum(changes), 0) from record_change where handler_id in (?, '')";

    private final DataSource database;

    PgRecordChanges(DataSource database) {
        this.database = database;
    }

    @Override
    public long of(String handlerId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setString(1, handlerId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("whether a record changed cannot be read", e);
        }
    }
}
