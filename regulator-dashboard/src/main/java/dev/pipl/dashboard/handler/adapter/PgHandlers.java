package dev.pipl.dashboard.handler.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.dashboard.handler.HandlerRow;
import dev.pipl.dashboard.handler.YearStanding;
import dev.pipl.dashboard.sight.Sight;
import dev.pipl.dashboard.sight.adapter.SightSql;
import dev.pipl.events.EventJson;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds handlers with their standing. */
@ApplicationScoped
class PgHandlers {
    /** By which a list is ordered; greater first, then by id. */
    enum Order {
        ATTENTION("coalesce(s.attention, 0)"),
        NEAREST("coalesce(s.nearness, 0)");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /**
     * Where a list goes on: behind that place.
     *
     * @param rank of the order's value
     */
    record Place(long rank, String id) {}

    /** A row with its place in the list. */
    record Ranked(HandlerRow row, Place place) {}

    private static final String OPEN_ALERTS =
            "(select count(*) from alert a where a.handler_id = h.id and not a.acknowledged)";
    private static final int STANDING_FROM = 3;
    private static final int RANK = 14;

    private static final String LIST = "select h.profile, "
            + OPEN_ALERTS
            + ", "
            + PgStandings.COLUMNS
            + ", %1$s from handler h left join standing s on s.handler_id = h.id and s.year = ?"
            + " where (cast(? as text) is null or h.id = ? or h.credit_code = upper(?)"
            + " or strpos(lower(h.name_zh), lower(?)) > 0 or strpos(lower(h.name_en), lower(?)) > 0)"
            + " and (%1$s, h.id) < (cast(? as bigint), cast(? as text)) and "
            + SightSql.OF_HANDLERS
            + " order by %1$s desc, h.id desc limit ?";
    private static final String FIND = "select h.profile, "
            + OPEN_ALERTS
            + ", "
            + PgStandings.COLUMNS
            + " from handler h left join standing s on s.handler_id = h.id and s.year = ? where h.id = ?";
    private static final String PROFILE = "select profile from handler where id = ?";

    private final DataSource database;

    PgHandlers(DataSource database) {
        this.database = database;
    }

    Optional<HandlerProfile> profile(Connection connection, String handlerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PROFILE)) {
            select.setString(1, handlerId);
            return Rows.first(select, row -> read(row.getString(1)));
        }
    }

    Optional<HandlerRow> find(Connection connection, String handlerId, int year) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setInt(1, year);
            select.setString(2, handlerId);
            return Rows.first(select, PgHandlers::row);
        }
    }

    /**
     * @param text part of a name, a whole credit code or id; null for all
     */
    List<Ranked> list(int year, Order order, String text, Sight sight, Optional<Place> after, int limit)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST.formatted(order.sql))) {
            select.setInt(1, year);
            for (int i = 2; i <= 6; i++) {
                select.setString(i, text);
            }
            select.setLong(7, after.map(Place::rank).orElse(Long.MAX_VALUE));
            select.setString(8, after.map(Place::id).orElse(""));
            int next = SightSql.bind(select, 9, sight);
            select.setInt(next, limit);
            return Rows.all(select, PgHandlers::ranked);
        }
    }

    private static Ranked ranked(ResultSet row) throws SQLException {
        HandlerRow found = row(row);
        return new Ranked(found, new Place(row.getLong(RANK), found.profile().handlerId()));
    }

    private static HandlerRow row(ResultSet row) throws SQLException {
        row.getLong(STANDING_FROM);
        Optional<YearStanding> standing =
                row.wasNull() ? Optional.empty() : Optional.of(PgStandings.read(row, STANDING_FROM));
        return new HandlerRow(read(row.getString(1)), standing, row.getLong(2));
    }

    private static HandlerProfile read(String profile) {
        try {
            return EventJson.mapper().readValue(profile, HandlerProfile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a handler's profile cannot be read", e);
        }
    }
}
