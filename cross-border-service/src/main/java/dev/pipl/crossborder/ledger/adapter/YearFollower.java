package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.TouchedYears;
import dev.pipl.crossborder.ledger.TouchedYears.HandlerYear;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Names the handler-years that moved, to one who looks at each of them again. How far he has looked is durable: what was
 * committed and not looked at when a process died is named at its next start, or to another instance after a while. Two
 * instances may look at the same year. One caller at a time.
 */
public final class YearFollower {

    /** One look into an index for each handler-year; how long its ledger is does not matter. */
    private static final String NOT_SEEN = """
            select r.handler_id, r.year from ledger_row r
            cross join lateral (
              select n.sequence, n.recorded_at from ledger_row n
              where n.handler_id = r.handler_id and n.year = r.year order by n.sequence desc limit 1) newest
            left join ledger_year_seen s on s.follower = ? and s.handler_id = r.handler_id and s.year = r.year
            where r.sequence = 1 and newest.sequence > coalesce(s.sequence, 0) and newest.recorded_at <= ?
            """;

    private static final String SEEN = """
            insert into ledger_year_seen as s (follower, handler_id, year, sequence) values (?, ?, ?, ?)
            on conflict (follower, handler_id, year) do update set sequence = excluded.sequence
            where s.sequence < excluded.sequence
            """;

    /** How often in that time, about. */
    static final int LOOKS = 3;

    private final TouchedYears touched;
    private final DataSource database;
    private final Clock clock;
    private final String name;
    private final Duration ownTime;
    private final long lookEveryNanos;
    private long lookedAt;
    private boolean hasLooked;

    /**
     * @param name under which the position is kept; never given to another
     * @param ownTime how long the instance that wrote may take to look by itself; what is older and was not looked at is
     *     taken for left behind by one that is gone
     */
    public YearFollower(Ledger ledger, DataSource database, Clock clock, String name, Duration ownTime) {
        this(ledger, database, clock, name, ownTime, ownTime.dividedBy(LOOKS));
    }

    YearFollower(Ledger ledger, DataSource database, Clock clock, String name, Duration ownTime, Duration lookEvery) {
        this.touched = ledger.touched().forAnother();
        this.database = database;
        this.clock = clock;
        this.name = name;
        this.ownTime = ownTime;
        this.lookEveryNanos = lookEvery.toNanos();
    }

    /** Takes out so many at most; whoever cannot look at them gives them back. */
    public List<HandlerYear> take(int limit) throws SQLException {
        if (!hasLooked || System.nanoTime() - lookedAt > lookEveryNanos) {
            findLeftBehind(hasLooked ? clock.instant().minus(ownTime) : clock.instant());
            lookedAt = System.nanoTime();
            hasLooked = true;
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

    private void findLeftBehind(Instant lastRecordedAt) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NOT_SEEN)) {
            select.setString(1, name);
            select.setObject(2, lastRecordedAt.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    touched.add(new HandlerYear(rows.getString(1), rows.getInt(2)));
                }
            }
        }
    }
}
