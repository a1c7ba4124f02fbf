package dev.pipl.audit;

import static dev.pipl.audit.Examples.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.audit.Examples.Count;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The look at audit duties when one of the handlers cannot be read. */
@QuarkusTest
@OnPlatform(schema = "audit")
class OverdueCheckIT {
    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @ParameterizedTest(name = "number {0} of those known")
    @ValueSource(ints = {0, 1, 2})
    void aHandlerThatCannotBeReadKeepsNoOtherWaiting(int broken) throws SQLException {
        clock.setTo(LocalDate.of(2026, 9, 28));
        List<String> handlers = Stream.generate(this::aHandler).limit(3).toList();
        String damaged = handlers.get(broken);
        run("update handler set profile = 'damaged' || profile where id = '" + damaged + "'");

        clock.setTo(LocalDate.of(2027, 5, 1));

        handlers.stream().filter(id -> !id.equals(damaged)).forEach(OverdueCheckIT::awaitOverdue);
        assertThat(KafkaProbe.events(Topic.ALERTS)).noneMatch(event -> isOverdue(event, damaged));
        run("update handler set profile = substr(profile, length('damaged') + 1) where id = '" + damaged + "'");
        awaitOverdue(damaged);
    }

    /** Tells of a handler that has to audit itself by the end of April 2027, and waits until the service knows it. */
    private String aHandler() {
        String id = EventIds.random();
        KafkaProbe.publish(EventEnvelope.of(
                EventIds.random(),
                URI.create("/handler-registry"),
                Instant.parse("2026-03-01T00:00:00Z"),
                id,
                new HandlerRegistered(Examples.profile(id, 1, "ENTERPRISE", new Count(LONG_AGO, 20_000_000)))));
        await().atMost(KafkaProbe.PATIENCE).until(() -> isKnown(id));
        return id;
    }

    private boolean isKnown(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select 1 from handler where id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }

    private static void awaitOverdue(String handler) {
        KafkaProbe.await(EventType.ALERT_RAISED, event -> isOverdue(event, handler));
    }

    private static boolean isOverdue(EventEnvelope event, String handler) {
        AlertRaised alert = event.dataAs(AlertRaised.class);
        return alert.code().equals("audit-overdue") && handler.equals(alert.handlerId());
    }
}
