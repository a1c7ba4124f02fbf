package dev.pipl.registry.handler;

import static dev.pipl.registry.Requests.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.kit.outbox.adapter.OutboxRelay;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@QuarkusTest
@OnPlatform(schema = "handler_registry")
class RelayIT {
    @Inject
    OutboxRelay relay;

    @Inject
    DataSource database;

    @AfterEach
    void relayAgain() {
        relay.start();
    }

    @Test
    void whatCommittedBeforeACrashIsPublishedAfterTheRestart() {
        relay.stop();
        String id = registered();
        assertThat(KafkaProbe.events(Topic.REGISTRY)).noneMatch(e -> e.subject().equals(id));

        relay.start();

        KafkaProbe.await(EventType.HANDLER_REGISTERED, e -> e.subject().equals(id));
    }

    /** That such a word wakes the relay is held by the kit's own tests, where it would look by itself after an hour. */
    @Test
    void aCommitTellsTheRelaysOfAllInstances() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen outbox_handler_registry");
            try {
                registered();

                PGConnection told = connection.unwrap(PGConnection.class);
                await().atMost(KafkaProbe.PATIENCE).until(() -> told.getNotifications(100).length > 0);
            } finally {
                statement.execute("unlisten *");
            }
        }
    }
}
