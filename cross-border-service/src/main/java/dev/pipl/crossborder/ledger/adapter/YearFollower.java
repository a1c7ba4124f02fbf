package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.TouchedYears;
import dev.pipl.crossborder.ledger.TouchedYears.HandlerYear;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Names the handler-years that moved, to one who looks at each of them again. How far he has looked is durable: what was
 * committed and not looked at when the process died is named at the next start. One caller at a time.
 */
public final class YearFollower {

    private static final String NOT_SEEN = """
            select handler_id, year from (
              select handler_id, year, max(sequence) as sequence from ledger_row group by handler_id, year) r
            where not exists (
              select from ledger_year_seen s
              where s.follower = ? and s.handler_id = r.handler_id and s.year = r.year and s.sequence >= r.sequence)
            """;
    private static final String SEEN = """
            insert into ledger_year_seen as s (follower, handler_id, year, sequence) values (?, ?, ?, ?)
            on conflict (follower, handler_id, year) do update set sequence = excluded.sequence
            where s.sequence < excluded.sequence
            """;

    private final TouchedYears touched;
    private final DataSource database;
    private final String name;
    private boolean isCaughtUp;

    /** @param name under which the position is kept; never given to another */
    public YearFollower(Ledger ledger, DataSource database, String name) {
        this.touched = ledger.touched().forAnother();
        this.database = database;
        this.name = name;
    }

    /** Takes out so many at most; whoever cannot look at them gives them back. */
    public List<HandlerYear> take(int limit) throws SQLException {
        if (!isCaughtUp) {
            catchUp();
            isCaughtUp = true;
        }
        return touched.take(limit);
    }

    public void giveBack(Collection<HandlerYear> years) {
        years.forEach(touched::add);
    }

    /** Notes, in the transaction at hand, that the year was looked at as it stood after that row. */
    public void seen(Connection transaction, HandlerYear year, long sequence) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(SEEN)) {
            upsert.setString(1, name);
            upsert.setString(2, year.handlerId());
            upsert.setInt(3, year.year());
            upsert.setLong(4, sequence);
            upsert.executeUpdate();
        }
    }

    private void catchUp() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NOT_SEEN)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    touched.add(new HandlerYear(rows.getString(1), rows.getInt(2)));
                }
            }
        }
    }
}
