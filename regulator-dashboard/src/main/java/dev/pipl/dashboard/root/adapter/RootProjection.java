package dev.pipl.dashboard.root.adapter;

import dev.pipl.dashboard.root.NewestRoot;
import dev.pipl.events.EventType;
import dev.pipl.events.crossborder.LedgerRootSigned;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.Received;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Remembers the newest root that was told of. */
@ApplicationScoped
public class RootProjection implements JdbcSubscription {
    private static final String STORE = """
            insert into newest_root (only_one, number, signed_at, tree_hash, handler_years) values (true, ?, ?, ?, ?)
            on conflict (only_one) do update
            set number = excluded.number, signed_at = excluded.signed_at, tree_hash = excluded.tree_hash,
                handler_years = excluded.handler_years
            where newest_root.number < excluded.number
            """;
    private static final String FIND = "select number, signed_at, tree_hash, handler_years from newest_root";

    @Override
    public String name() {
        return "ledger-roots.v1";
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.LEDGER_ROOT_SIGNED);
    }

    @Override
    public void apply(Connection transaction, Received event) throws SQLException {
        LedgerRootSigned root = event.dataAs(LedgerRootSigned.class);
        try (PreparedStatement store = transaction.prepareStatement(STORE)) {
            store.setLong(1, root.number());
            store.setObject(2, root.signedAt());
            store.setString(3, root.treeHash());
            store.setLong(4, root.handlerYears());
            store.executeUpdate();
        }
    }

    /** Empty until the first one was told of. */
    public Optional<NewestRoot> newest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            return Rows.first(
                    select,
                    row -> new NewestRoot(
                            row.getLong(1), BeijingCalendar.at(Instants.of(row, 2)), row.getString(3), row.getLong(4)));
        }
    }
}
