package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.review.YearProgress;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.YearFigures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Where the years of a handler stood when they were reviewed last. */
final class PgYears {

    private static final String FIGURES = "sequence, non_sensitive, non_sensitive_gross, sensitive, sensitive_gross,"
            + " important_data, statutory_duty";
    private static final String SAVE = "insert into review_year (handler_id, year, " + FIGURES + """
            ) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (handler_id, year) do update set
              sequence = excluded.sequence, non_sensitive = excluded.non_sensitive,
              non_sensitive_gross = excluded.non_sensitive_gross, sensitive = excluded.sensitive,
              sensitive_gross = excluded.sensitive_gross, important_data = excluded.important_data,
              statutory_duty = excluded.statutory_duty
            """;

    private PgYears() {}

    static YearProgress find(Connection connection, String handlerId, int year) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + FIGURES + " from review_year where handler_id = ? and year = ?")) {
            select.setString(1, handlerId);
            select.setInt(2, year);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? progress(year, row) : YearProgress.blank(year);
            }
        }
    }

    /** The upper bounds of all reviewed years. */
    static Map<Integer, TermCounts> counts(Connection connection, String handlerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select year, non_sensitive, sensitive from review_year where handler_id = ?")) {
            select.setString(1, handlerId);
            Map<Integer, TermCounts> counts = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getInt(1), new TermCounts(row.getLong(2), row.getLong(3)));
                }
            }
            return counts;
        }
    }

    static void save(Connection transaction, String handlerId, Collection<YearProgress> years) throws SQLException {
        try (PreparedStatement save = transaction.prepareStatement(SAVE)) {
            for (YearProgress year : years) {
                YearFigures figures = year.figures();
                save.setString(1, handlerId);
                save.setInt(2, year.year());
                save.setLong(3, year.sequence());
                save.setLong(4, figures.nonSensitive().counted());
                save.setLong(5, figures.nonSensitive().gross());
                save.setLong(6, figures.sensitive().counted());
                save.setLong(7, figures.sensitive().gross());
                save.setBoolean(8, figures.importantData());
                save.setBoolean(9, figures.statutoryDuty());
                save.addBatch();
            }
            save.executeBatch();
        }
    }

    private static YearProgress progress(int year, ResultSet row) throws SQLException {
        YearFigures figures = new YearFigures(
                new ClassCount(row.getLong(2), row.getLong(3)),
                new ClassCount(row.getLong(4), row.getLong(5)),
                row.getBoolean(6),
                row.getBoolean(7));
        return new YearProgress(year, row.getLong(1), figures);
    }
}
