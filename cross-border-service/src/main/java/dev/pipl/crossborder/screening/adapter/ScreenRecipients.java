package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.adapter.OnRecipientChange;
import dev.pipl.crossborder.screening.RestrictedRecipient;
import dev.pipl.crossborder.screening.ScreenNames;
import dev.pipl.crossborder.screening.ScreenedNames;
import dev.pipl.crossborder.screening.ScreeningMatch;
import dev.pipl.events.EventIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** Compares a recipient with the whole list in the transaction that puts it on record or changes it. */
@ApplicationScoped
public class ScreenRecipients implements OnRecipientChange {

    private final PgRestrictedRecipients list;
    private final PgScreeningMatches matches;
    private final ScreeningNews news;
    private final Clock clock;
    private final ScreenNames screen = new ScreenNames();

    ScreenRecipients(PgRestrictedRecipients list, PgScreeningMatches matches, ScreeningNews news, Clock clock) {
        this.list = list;
        this.matches = matches;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public void begin(Connection transaction) throws SQLException {
        list.closeToEntries(transaction);
    }

    @Override
    public void written(Connection transaction, Recipient recipient, String subject) throws SQLException {
        for (RestrictedRecipient entry : list.named(transaction)) {
            compare(transaction, recipient, subject, entry);
        }
        for (RestrictedRecipient entry : list.ofCountry(transaction, recipient.country())) {
            news.tell(transaction, recipient, entry, ScreeningNews.COUNTRY);
        }
    }

    /** One recipient with one entry against a name; a match that is new is kept and told. */
    void compare(Connection transaction, Recipient recipient, String namedBy, RestrictedRecipient entry)
            throws SQLException {
        ScreenedNames names = ScreenedNames.of(recipient);
        ScreenedNames listed = entry.said().names();
        Optional<ScreenNames.Hit> hit = hit(names, listed);
        if (hit.isEmpty()) {
            return;
        }
        ScreeningMatch match = new ScreeningMatch(
                EventIds.random(),
                recipient.handlerId(),
                recipient.id(),
                recipient.version(),
                namedBy,
                entry.id(),
                entry.version(),
                hit.get(),
                1,
                ScreeningMatch.State.UNREVIEWED,
                clock.instant(),
                Optional.empty());
        if (matches.insert(transaction, match, names.wording(), listed.wording())) {
            news.tell(transaction, recipient, entry, hit.get().certainty().name());
        }
    }

    Optional<ScreenNames.Hit> hit(ScreenedNames recipient, ScreenedNames listed) {
        return screen.compare(recipient, listed);
    }
}
