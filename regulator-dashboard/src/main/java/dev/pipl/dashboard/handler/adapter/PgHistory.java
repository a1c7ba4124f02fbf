package dev.pipl.dashboard.handler.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.dashboard.handler.StandingView.Day;
import dev.pipl.events.EventJson;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** How a handler's year came to where it stands. */
@ApplicationScoped
class PgHistory {
    private static final String CHANGES =
            "select body from route_change where handler_id = ? and year = ? order by position";
    private static final String DAYS =
            "select day, non_sensitive, sensitive from standing_day where handler_id = ? and year = ? order by day";

    /** Oldest first. */
    List<RouteChanged> changes(Connection connection, String handlerId, int year) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CHANGES)) {
            select.setString(1, handlerId);
            select.setInt(2, year);
            return Rows.all(select, row -> change(row.getString(1)));
        }
    }

    private static RouteChanged change(String body) {
        try {
            return EventJson.mapper().readValue(body, RouteChanged.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change of route cannot be read", e);
        }
    }

    /** Ascending. */
    List<Day> days(Connection connection, String handlerId, int year) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DAYS)) {
            select.setString(1, handlerId);
            select.setInt(2, year);
            return Rows.all(select, row -> new Day(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)));
        }
    }
}
