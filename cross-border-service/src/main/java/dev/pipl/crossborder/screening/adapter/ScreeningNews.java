package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.screening.RestrictedRecipient;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.events.crossborder.RestrictedRecipientListed;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Tells others that a measure reaches a recipient: an event for each recipient, an alert for each handler. */
@ApplicationScoped
public class ScreeningNews {

    static final String COUNTRY = "COUNTRY";
    private static final URI SOURCE = URI.create("/cross-border");
    private static final String ALERT = "restricted-recipient-listed";

    private final JdbcOutbox outbox;
    private final JdbcAlertOnce alerts;
    private final Clock clock;

    ScreeningNews(JdbcOutbox outbox, JdbcAlertOnce alerts, Clock clock) {
        this.outbox = outbox;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * In the transaction of the finding.
     *
     * @param certainty {@code EXACT}, {@code POSSIBLE} or {@code COUNTRY}
     */
    void tell(Connection transaction, Recipient recipient, RestrictedRecipient entry, String certainty)
            throws SQLException {
        Instant now = clock.instant();
        RestrictedRecipientListed data = new RestrictedRecipientListed(
                recipient.handlerId(),
                recipient.id(),
                entry.id(),
                entry.version(),
                entry.said().article().provision(),
                entry.said().kind().name(),
                certainty,
                entry.said().announcement(),
                BeijingCalendar.at(entry.said().announcedAt()),
                entry.lifting().map(one -> BeijingCalendar.at(one.at())).orElse(null));
        String id = EventIds.of(
                ALERT,
                recipient.id(),
                Long.toString(recipient.version()),
                entry.id(),
                Long.toString(entry.version()),
                certainty);
        outbox.add(transaction, List.of(Outgoing.of(EventEnvelope.of(id, SOURCE, now, recipient.handlerId(), data))));
        if (entry.lifting().isEmpty()) {
            alerts.raise(transaction, SOURCE, alert(recipient, entry, certainty, now));
        }
    }

    private static AlertRaised alert(Recipient recipient, RestrictedRecipient entry, String certainty, Instant now) {
        boolean isPossible = certainty.equals("POSSIBLE");
        Wording title = switch (certainty) {
            case COUNTRY ->
                new Wording(
                        "对境外接收方所在国家或者地区采取了对等措施：停止提供",
                        "A reciprocal measure stands against a recipient's country: provision is blocked");
            case "POSSIBLE" ->
                new Wording(
                        "境外接收方可能在限制或者禁止清单上：须由人认定，此前停止提供",
                        "A recipient may be on the restricted list: a person has to decide, provision is blocked until then");
            default ->
                new Wording("境外接收方在限制或者禁止清单上：停止提供", "A recipient is on the restricted list: provision is blocked");
        };
        String id = EventIds.of(
                "alert", ALERT, recipient.handlerId(), entry.id(), Long.toString(entry.version()), certainty);
        return new AlertRaised(
                id,
                BeijingCalendar.at(now),
                isPossible ? Severity.WARNING : Severity.CRITICAL,
                ALERT,
                recipient.handlerId(),
                title,
                List.of(entry.said().article().provision()),
                entry.id());
    }
}
