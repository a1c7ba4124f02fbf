package dev.pipl.dashboard.alert.adapter;

import dev.pipl.dashboard.alert.Acknowledgement;
import dev.pipl.dashboard.alert.InboxEntry;
import dev.pipl.dashboard.alert.InboxQuestion;
import dev.pipl.dashboard.alert.NumberedAlert;
import dev.pipl.dashboard.sight.Sight;
import dev.pipl.dashboard.sight.adapter.SightSql;
import dev.pipl.events.Wording;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reads the inbox as people do: newest first, with names and acknowledgements. */
@ApplicationScoped
class PgInbox {
    private static final String NEWEST =
            "select a.sequence, a.body, h.name_zh, h.name_en from alert a left join handler h on h.id = a.handler_id"
                    + " where a.sequence < ? and (cast(? as text) is null or a.severity = ?)"
                    + " and not (? and a.acknowledged) and "
                    + SightSql.OF_ALERTS
                    + " order by a.sequence desc limit ?";

    private record Row(NumberedAlert alert, Wording handlerName) {}

    private final DataSource database;

    PgInbox(DataSource database) {
        this.database = database;
    }

    /** One more than was asked for shows that there are older ones. */
    List<InboxEntry> newest(InboxQuestion question, Sight sight) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Row> rows = rows(connection, question, sight);
            Map<String, List<Acknowledgement>> acknowledgements = PgAcknowledgements.of(
                    connection, rows.stream().map(row -> row.alert().id()).toList());
            return rows.stream()
                    .map(row -> new InboxEntry(
                            row.alert(),
                            row.handlerName(),
                            acknowledgements.getOrDefault(row.alert().id(), List.of())))
                    .toList();
        }
    }

    private static List<Row> rows(Connection connection, InboxQuestion question, Sight sight) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            String severity = question.severity().map(Enum::name).orElse(null);
            select.setLong(1, question.before());
            select.setString(2, severity);
            select.setString(3, severity);
            select.setBoolean(4, question.unacknowledged());
            int next = SightSql.bind(select, 5, sight);
            select.setInt(next, question.limit() + 1);
            return Rows.all(select, PgInbox::row);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        Wording name = row.getString(3) == null ? null : new Wording(row.getString(3), row.getString(4));
        return new Row(PgAlerts.alert(row.getLong(1), row.getString(2)), name);
    }
}
