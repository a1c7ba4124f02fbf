package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The handlers' modes; a handler that never set one has {@link GateMode#ENFORCE} in version 0. */
@ApplicationScoped
public class PgGateModes {

    private static final String FIND = "select mode, mode_version from gate_handler where handler_id = ?";
    private static final String ENSURE = "insert into gate_handler (handler_id) values (?) on conflict do nothing";
    private static final String SET = """
            update gate_handler set mode = ?, mode_version = mode_version + 1 where handler_id = ?
            """;

    private final DataSource database;

    PgGateModes(DataSource database) {
        this.database = database;
    }

    /** A mode and how often it was set. */
    record Versioned(GateMode mode, long version) {
        static final Versioned UNSET = new Versioned(GateMode.ENFORCE, 0);
    }

    Versioned find(String handlerId) {
        try (Connection connection = database.getConnection()) {
            return find(connection, handlerId, FIND);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the gate's mode cannot be read", e);
        }
    }

    /** The mode, which nobody else changes before the transaction ends. */
    Versioned lock(Connection transaction, String handlerId) throws SQLException {
        try (PreparedStatement ensure = transaction.prepareStatement(ENSURE)) {
            ensure.setString(1, handlerId);
            ensure.executeUpdate();
        }
        return find(transaction, handlerId, FIND + " for update");
    }

    void set(Connection transaction, String handlerId, GateMode mode) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(SET)) {
            update.setString(1, mode.name());
            update.setString(2, handlerId);
            update.executeUpdate();
        }
    }

    private static Versioned find(Connection connection, String handlerId, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, handlerId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Versioned(GateMode.valueOf(row.getString(1)), row.getLong(2)) : Versioned.UNSET;
            }
        }
    }
}
