package dev.pipl.kit.trail;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes the trail with the JDBC transaction at hand. */
@ApplicationScoped
public class JdbcTrail {
    private static final String INSERT = TrailRow.INSERT.formatted("?");

    public void add(Connection transaction, TrailEntry entry) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, TrailRow.json(entry));
            insert.executeUpdate();
        }
    }
}
