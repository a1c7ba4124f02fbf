package dev.pipl.kit.rows;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a query whose parameters are set, and reads its answer. The statement stays the caller's to close. */
public final class Rows {
    private Rows() {}

    /**
     * What one row says.
     *
     * @param <T> never null
     */
    @FunctionalInterface
    public interface Reading<T> {
        /** @param row at the row to read; not to be moved */
        T of(ResultSet row) throws SQLException;
    }

    /** All rows, in the query's order. */
    public static <T> List<T> all(PreparedStatement select, Reading<T> reading) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (row.next()) {
                all.add(reading.of(row));
            }
            return all;
        }
    }

    /** The first row, empty where there is none; further ones are not read. */
    public static <T> Optional<T> first(PreparedStatement select, Reading<T> reading) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
        }
    }
}
