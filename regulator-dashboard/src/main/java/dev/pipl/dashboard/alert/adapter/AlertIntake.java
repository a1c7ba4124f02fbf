package dev.pipl.dashboard.alert.adapter;

import dev.pipl.dashboard.alert.NumberedAlert;
import dev.pipl.events.EventType;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The one writer of the inbox: numbers every alert once, and passes it on when it has committed. */
@ApplicationScoped
public class AlertIntake implements JdbcSubscription {
    static final String NAME = "alert-inbox.v1";

    private final PgAlertNumbering numbering;
    private final AlertFeed feed;
    private final AlertNotifications notifications;
    /** What the last transaction numbered. Of the reading thread alone. */
    private final List<NumberedAlert> numbered = new ArrayList<>();

    AlertIntake(PgAlertNumbering numbering, AlertFeed feed, AlertNotifications notifications) {
        this.numbering = numbering;
        this.feed = feed;
        this.notifications = notifications;
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
        applyAll(transaction, List.of(event));
    }

    @Override
    public void applyAll(Connection transaction, List<Received> events) throws SQLException {
        numbered.clear();
        Map<String, PgAlertNumbering.Told> told = new LinkedHashMap<>();
        for (Received event : events) {
            AlertRaised alert = event.dataAs(AlertRaised.class);
            told.merge(
                    alert.id(),
                    new PgAlertNumbering.Told(alert, event.event().data()),
                    (first, again) -> new PgAlertNumbering.Told(first.alert(), again.body()));
        }
        numbering
                .add(transaction, told.values())
                .forEach((id, number) ->
                        numbered.add(NumberedAlert.of(number, told.get(id).alert())));
        numbered.sort(Comparator.comparingLong(NumberedAlert::sequence));
    }

    /** Alerts that were told again may be worded anew: then the feed reads what is stored. */
    @Override
    public void committed(List<Received> events) {
        if (numbered.size() == events.size()) {
            feed.committed(numbered);
        } else {
            feed.wake();
        }
        if (!numbered.isEmpty()) {
            notifications.tell();
        }
    }
}
