package dev.pipl.kit.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.kit.Platform;
import dev.pipl.testing.KafkaProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseEarIT {

    private static Platform platform;

    private final AtomicInteger woken = new AtomicInteger();
    private volatile boolean isAway;
    private volatile int ofTheEar;
    private final DatabaseEar ear =
            new DatabaseEar("rumour", "rumours", this::open, said -> !said.equals("my own"), woken::incrementAndGet);

    @BeforeAll
    static void startDatabase() {
        platform = Platform.running();
    }

    @BeforeEach
    void listen() {
        ear.start();
        awaitWoken(1);
    }

    @AfterEach
    void listenNoMore() {
        ear.end();
    }

    private Connection open() throws SQLException {
        if (isAway) {
            throw new SQLException("the database does not answer");
        }
        Connection connection = platform.connect();
        ofTheEar = Integer.parseInt(answer(connection, "select pg_backend_pid()"));
        return connection;
    }

    private static String answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = platform.connect()) {
            answer(connection, sql);
        }
    }

    private static void say(String text) throws SQLException {
        execute("select pg_notify('rumour_' || current_schema(), '" + text + "')");
    }

    private void awaitWoken(int times) {
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> assertThat(woken).hasValue(times));
    }

    @Test
    void whatIsSaidOnTheChannelWakesAndWhatConcernsNobodyDoesNot() throws SQLException {
        say("my own");
        execute("select pg_notify('another_' || current_schema(), 'a word')");
        say("a word");

        awaitWoken(2);
        say("a second word");
        awaitWoken(3);
    }

    @Test
    void whenTheConnectionIsLostItWakesAsSoonAsItListensAgainBecauseAWordMayBeMissed() throws SQLException {
        isAway = true;
        execute("select pg_terminate_backend(" + ofTheEar + ")");
        say("a word that nobody hears");
        isAway = false;

        awaitWoken(2);
        say("a word");
        awaitWoken(3);
    }

    @Test
    void afterItsEndNobodyIsWoken() throws SQLException {
        ear.end();

        say("a word");

        assertThat(woken).hasValue(1);
    }
}
