package dev.pipl.dashboard.handler.adapter;

import dev.pipl.dashboard.handler.Attention;
import dev.pipl.dashboard.handler.Figures;
import dev.pipl.dashboard.handler.YearStanding;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The standing of handlers' years as rows. */
@ApplicationScoped
class PgStandings {
    /** The columns of a standing {@code s}, in the order in which {@link #read} expects them. */
    static final String COLUMNS =
            "s.non_sensitive, s.non_sensitive_lower, s.non_sensitive_exact, s.non_sensitive_gross, s.sensitive,"
                    + " s.sensitive_lower, s.sensitive_exact, s.sensitive_gross, s.route, s.ledger_sequence, s.as_of";

    private static final String FIND =
            "select " + COLUMNS + " from standing s where s.handler_id = ? and s.year = ? for update";
    private static final String YEARS = "select year from standing where handler_id = ? order by year desc";
    private static final String STORE = """
            insert into standing (non_sensitive, non_sensitive_lower, non_sensitive_exact, non_sensitive_gross,
                                  sensitive, sensitive_lower, sensitive_exact, sensitive_gross, route, ledger_sequence,
                                  as_of, attention, nearness, handler_id, year)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (handler_id, year) do update
            set non_sensitive = excluded.non_sensitive, non_sensitive_lower = excluded.non_sensitive_lower,
                non_sensitive_exact = excluded.non_sensitive_exact, non_sensitive_gross = excluded.non_sensitive_gross,
                sensitive = excluded.sensitive, sensitive_lower = excluded.sensitive_lower,
                sensitive_exact = excluded.sensitive_exact, sensitive_gross = excluded.sensitive_gross,
                route = excluded.route, ledger_sequence = excluded.ledger_sequence, as_of = excluded.as_of,
                attention = excluded.attention, nearness = excluded.nearness
            """;

    /** A late event belongs to the latest day that is shown: earlier days keep the count that they ended with. */
    private static final String STORE_DAY = """
            insert into standing_day (handler_id, year, day, non_sensitive, sensitive)
            select given.handler, given.year, greatest(given.day, coalesce(max(d.day), given.day)), ?, ?
            from (values (cast(? as text), cast(? as integer), cast(? as date))) as given (handler, year, day)
            left join standing_day d on d.handler_id = given.handler and d.year = given.year
            group by given.handler, given.year, given.day
            on conflict (handler_id, year, day) do update
            set non_sensitive = excluded.non_sensitive, sensitive = excluded.sensitive
            """;

    Optional<YearStanding> find(Connection connection, String handlerId, int year) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, handlerId);
            find.setInt(2, year);
            return Rows.first(find, row -> read(row, 1));
        }
    }

    List<Integer> years(Connection connection, String handlerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(YEARS)) {
            select.setString(1, handlerId);
            return Rows.all(select, row -> row.getInt(1));
        }
    }

    void store(Connection connection, String handlerId, int year, YearStanding standing, Attention attention)
            throws SQLException {
        try (PreparedStatement store = connection.prepareStatement(STORE)) {
            int next = bind(store, 1, standing.of(SubjectClass.NON_SENSITIVE));
            next = bind(store, next, standing.of(SubjectClass.SENSITIVE));
            store.setString(next, standing.route().name());
            store.setObject(next + 1, standing.ledgerSequence(), Types.BIGINT);
            store.setObject(next + 2, standing.asOf().atOffset(ZoneOffset.UTC));
            store.setInt(next + 3, attention.attention());
            store.setInt(next + 4, attention.nearness());
            store.setString(next + 5, handlerId);
            store.setInt(next + 6, year);
            store.executeUpdate();
        }
    }

    void storeDay(Connection connection, String handlerId, int year, LocalDate day, YearStanding standing)
            throws SQLException {
        try (PreparedStatement store = connection.prepareStatement(STORE_DAY)) {
            store.setLong(1, standing.nonSensitive().upper());
            store.setLong(2, standing.sensitive().upper());
            store.setString(3, handlerId);
            store.setInt(4, year);
            store.setObject(5, day);
            store.executeUpdate();
        }
    }

    /**
     * @param from the index of the first of {@link #COLUMNS}
     */
    static YearStanding read(ResultSet row, int from) throws SQLException {
        return new YearStanding(
                figures(row, from),
                figures(row, from + 4),
                Route.valueOf(row.getString(from + 8)),
                row.getObject(from + 9, Long.class),
                Instants.of(row, from + 10));
    }

    private static Figures figures(ResultSet row, int from) throws SQLException {
        return new Figures(
                row.getLong(from),
                row.getObject(from + 1, Long.class),
                row.getObject(from + 2, Boolean.class),
                row.getObject(from + 3, Long.class));
    }

    private static int bind(PreparedStatement statement, int from, Figures figures) throws SQLException {
        statement.setLong(from, figures.upper());
        statement.setObject(from + 1, figures.lower(), Types.BIGINT);
        statement.setObject(from + 2, figures.exact(), Types.BOOLEAN);
        statement.setObject(from + 3, figures.gross(), Types.BIGINT);
        return from + 4;
    }
}
