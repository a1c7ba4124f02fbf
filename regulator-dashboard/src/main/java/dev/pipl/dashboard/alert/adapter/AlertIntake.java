package dev.pipl.dashboard.alert.adapter;

import dev.pipl.events.EventType;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The one writer of the inbox: numbers every alert once, and wakes the streams when it has committed. */
@ApplicationScoped
public class AlertIntake implements JdbcSubscription {
    static final String NAME = "alert-inbox.v1";

    private final PgAlertNumbering numbering;
    private final AlertFeed feed;

    AlertIntake(PgAlertNumbering numbering, AlertFeed feed) {
        this.numbering = numbering;
        this.feed = feed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.ALERT_RAISED);
    }

    @Override
    public void apply(Connection transaction, Received event) throws SQLException {
        numbering.add(
                transaction, event.dataAs(AlertRaised.class), event.event().data());
    }

    @Override
    public void committed(List<Received> events) {
        feed.wake();
    }
}
