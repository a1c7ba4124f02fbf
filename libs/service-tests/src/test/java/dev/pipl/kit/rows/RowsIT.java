package dev.pipl.kit.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.kit.Platform;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowsIT {
    private static final String DOWN_TO_ONE = "select n from generate_series(?::int, 1, -1) n";
    private static final Instant AT = Instant.parse("2026-03-01T16:00:00.123456Z");

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = Platform.running().connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement downToOneFrom(int first) throws SQLException {
        PreparedStatement select = connection.prepareStatement(DOWN_TO_ONE);
        select.setInt(1, first);
        return select;
    }

    @Test
    void allRowsComeInTheQuerysOrder() throws SQLException {
        assertThat(Rows.all(downToOneFrom(3), row -> row.getInt("n"))).containsExactly(3, 2, 1);
        assertThat(Rows.all(downToOneFrom(0), row -> row.getInt("n"))).isEmpty();
    }

    @Test
    void theFirstRowIsTheFirstInTheQuerysOrderIfThereIsAny() throws SQLException {
        assertThat(Rows.first(downToOneFrom(3), row -> row.getInt("n"))).contains(3);
        assertThat(Rows.first(downToOneFrom(0), row -> row.getInt("n"))).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNoEmptyAnswer() {
        assertThatThrownBy(() -> Rows.all(downToOneFrom(1), row -> row.getInt("m")))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> Rows.first(downToOneFrom(1), row -> row.getInt("m")))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void anInstantComesBackAsItWasBoundAndNullAsNone() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select ?::timestamptz as at, null::timestamptz as never")) {
            select.setObject(1, Instants.utc(AT));

            assertThat(Rows.first(select, row -> Instants.of(row, "at"))).contains(AT);
            assertThat(Rows.first(select, row -> Instants.of(row, 1))).contains(AT);
            assertThat(Rows.first(select, row -> Instants.ifAny(row, "at"))).contains(Optional.of(AT));
            assertThat(Rows.first(select, row -> Instants.ifAny(row, "never"))).contains(Optional.empty());
        }
    }
}
