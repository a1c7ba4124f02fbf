package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.WrappedKey;
import dev.pipl.crossborder.ledger.YearKeyStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Wrapped year keys on PostgreSQL. */
public final class PgYearKeyStore implements YearKeyStore {

    private final DataSource database;
    private final Clock clock;

    public PgYearKeyStore(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<WrappedKey> find(int year) {
        return Sql.reading(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement("""
                            select key_id, wrapped, commitment, destroyed_under from ledger_year_key where year = ?
                            """)) {
                select.setInt(1, year);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new WrappedKey(
                                    year, rows.getString(1), rows.getBytes(2), rows.getBytes(3), rows.getString(4)))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void insertIfAbsent(WrappedKey key) {
        Sql.reading(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection.prepareStatement("""
                            insert into ledger_year_key (year, key_id, wrapped, created_at, commitment)
                            values (?, ?, ?, ?, ?)
                            on conflict (year) do nothing
                            """)) {
                insert.setInt(1, key.year());
                insert.setString(2, key.keyId());
                insert.setBytes(3, key.wrapped());
                insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
                insert.setBytes(5, key.commitment());
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public void commit(int year, byte[] commitment) {
        Sql.reading(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement update = connection.prepareStatement(
                            "update ledger_year_key set commitment = ? where year = ? and commitment is null")) {
                update.setBytes(1, commitment);
                update.setInt(2, year);
                return update.executeUpdate();
            }
        });
    }

    @Override
    public Set<Integer> destroyedYears() {
        return Sql.reading(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement select =
                            connection.prepareStatement("select year from ledger_year_key where wrapped is null");
                    ResultSet rows = select.executeQuery()) {
                Set<Integer> years = new TreeSet<>();
                while (rows.next()) {
                    years.add(rows.getInt(1));
                }
                return years;
            }
        });
    }

    @Override
    public List<Integer> yearsWithRows() {
        return Sql.reading(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement(
                            "select distinct year from ledger_row where sequence = 1 order by year");
                    ResultSet rows = select.executeQuery()) {
                List<Integer> years = new ArrayList<>();
                while (rows.next()) {
                    years.add(rows.getInt(1));
                }
                return years;
            }
        });
    }
}
