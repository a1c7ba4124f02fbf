package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.Groups;
import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Members by the projection of the registry's profiles. */
@ApplicationScoped
public class PgGroups implements Groups {

    private final DataSource database;
    private final Handlers handlers;

    PgGroups(DataSource database, Handlers handlers) {
        this.database = database;
        this.handlers = handlers;
    }

    @Override
    public List<KnownHandler> members(String groupId) {
        return ids(groupId).stream()
                .map(handlers::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<String> ids(String groupId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select handler_id from handler where profile ->> 'groupId' = ? order by handler_id")) {
            select.setString(1, groupId);
            return Rows.all(select, row -> row.getString(1));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the group's members cannot be read", e);
        }
    }
}
