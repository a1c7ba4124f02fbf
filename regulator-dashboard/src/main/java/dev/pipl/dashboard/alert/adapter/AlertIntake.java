package dev.pipl.dashboard.alert.adapter;

import dev.pipl.dashboard.alert.NumberedAlert;
import dev.pipl.events.EventType;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/** The one writer of the inbox: numbers every alert once, and passes it on when it has committed. */
@ApplicationScoped
public class AlertIntake implements JdbcSubscription {
    static final String NAME = "alert-inbox.v1";

    private final PgAlertNumbering numbering;
    private final AlertFeed feed;
    /** What transactions numbered that may not have committed yet; empty again after each that has. */
    private final Map<Received, NumberedAlert> numbered = Collections.synchronizedMap(new IdentityHashMap<>());

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
        AlertRaised alert = event.dataAs(AlertRaised.class);
        OptionalLong number = numbering.add(transaction, alert, event.event().data());
        if (number.isPresent()) {
            numbered.put(event, NumberedAlert.of(number.getAsLong(), alert));
        } else {
            numbered.remove(event);
        }
    }

    /** Alerts that were told again may be worded anew in between: then the feed reads what is stored. */
    @Override
    public void committed(List<Received> events) {
        List<NumberedAlert> alerts =
                events.stream().map(numbered::get).filter(Objects::nonNull).toList();
        numbered.clear();
        if (alerts.size() == events.size()) {
            feed.committed(alerts);
        } else {
            feed.wake();
        }
    }
}
