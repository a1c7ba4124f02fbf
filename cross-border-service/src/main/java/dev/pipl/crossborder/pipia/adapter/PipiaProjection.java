package dev.pipl.crossborder.pipia.adapter;

import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.events.EventType;
import dev.pipl.events.registry.PipiaCompleted;
import dev.pipl.events.registry.PipiaSuperseded;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.PoisonEvent;
import dev.pipl.kit.inbox.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Keeps every completed assessment, and the day from which it does not stand. */
@ApplicationScoped
public class PipiaProjection implements JdbcSubscription {
    private static final String INSERT = """
            insert into pipia (id, handler_id, completed_on, purposes, recipient_ids) values (?, ?, ?, ?, ?)
            on conflict (id) do nothing
            """;
    private static final String SUPERSEDE = "update pipia set superseded_on = ? where id = ? and handler_id = ?";

    @Override
    public String name() {
        return ImpactAssessments.PROJECTION;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.PIPIA_COMPLETED, EventType.PIPIA_SUPERSEDED);
    }

    @Override
    public void apply(Connection transaction, Received event) throws SQLException {
        if (event.type() == EventType.PIPIA_COMPLETED) {
            insert(transaction, event.dataAs(PipiaCompleted.class));
        } else {
            supersede(transaction, event.dataAs(PipiaSuperseded.class));
        }
    }

    private static void insert(Connection transaction, PipiaCompleted completed) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, completed.pipiaId());
            insert.setString(2, completed.handlerId());
            insert.setObject(3, completed.completedOn());
            insert.setArray(4, texts(transaction, completed.purposes()));
            insert.setArray(5, texts(transaction, completed.recipientIds()));
            insert.executeUpdate();
        }
    }

    private static java.sql.Array texts(Connection transaction, List<String> texts) throws SQLException {
        return transaction.createArrayOf("text", texts.toArray());
    }

    private static void supersede(Connection transaction, PipiaSuperseded superseded) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(SUPERSEDE)) {
            update.setObject(1, superseded.supersededOn());
            update.setString(2, superseded.pipiaId());
            update.setString(3, superseded.handlerId());
            if (update.executeUpdate() == 0) {
                throw new PoisonEvent("pipia-unknown", "names an impact assessment that was never told of");
            }
        }
    }
}
