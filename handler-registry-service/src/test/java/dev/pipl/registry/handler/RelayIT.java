package dev.pipl.registry.handler;

import static dev.pipl.registry.Requests.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.kit.outbox.adapter.OutboxRelay;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "handler_registry")
class RelayIT {
    private static final Logger LOG = Logger.getLogger(RelayIT.class);

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

    @Test
    void aCommitWakesTheRelayLongBeforeItWouldLookByItself() throws SQLException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            ids.add(registered());
        }
        ids.forEach(id ->
                KafkaProbe.await(EventType.HANDLER_REGISTERED, e -> e.subject().equals(id)));

        assertThat(medianMillisToTheBroker(ids)).isLessThan(100);
    }

    /** From the writing of the row, before the commit, to the broker's acknowledgement. */
    private double medianMillisToTheBroker(List<String> keys) throws SQLException {
        String query = """
                select percentile_cont(0.5) within group (order by extract(epoch from sent_at - created_at) * 1000)
                from outbox where key = any (?) and sent_at is not null
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setArray(1, connection.createArrayOf("text", keys.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                LOG.infof("median from row to acknowledgement: %.1f ms", row.getDouble(1));
                return row.getDouble(1);
            }
        }
    }
}
