package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.recipient.adapter.PgRecipients;
import dev.pipl.crossborder.screening.RestrictedRecipient;
import dev.pipl.crossborder.screening.RestrictedRecipient.Article;
import dev.pipl.kit.instance.WaitingRows;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Compares a new entry of the list with all recipients, in the order of their registration, some in each transaction: a
 * process that dies goes on where it was. Until it has come to a recipient, whoever asks for measures against that
 * recipient compares by himself. An entry that cannot be compared now keeps no other waiting.
 */
@ApplicationScoped
public class ScreenList {

    private static final Logger LOG = Logger.getLogger(ScreenList.class);

    /** Technical: in one transaction. */
    private static final int RECIPIENTS_AT_ONCE = 200;

    private static final String OPEN = """
            insert into list_screening (entry_id, entry_version, position, done) values (?, ?, 0, false)
            """;
    private static final String NEXT = """
            select entry_id, entry_version, position from list_screening where not done and not (entry_id = any(?))
            order by entry_id, entry_version limit 1 for update skip locked
            """;
    private static final String ADVANCE = """
            update list_screening set position = ?, done = ? where entry_id = ? and entry_version = ?
            """;

    private final PgRestrictedRecipients list;
    private final PgRecipients recipients;
    private final ScreenRecipients screening;
    private final ScreeningNews news;
    private final WaitingRows<Open> waiting;

    private record Open(String entryId, long entryVersion, long position) {}

    ScreenList(
            DataSource database,
            PgRestrictedRecipients list,
            PgRecipients recipients,
            ScreenRecipients screening,
            ScreeningNews news) {
        this.list = list;
        this.recipients = recipients;
        this.screening = screening;
        this.news = news;
        this.waiting = new WaitingRows<>(
                database,
                LOG,
                "Comparing recipients with entry %s of the list",
                "Comparing recipients with the list",
                new OpenScreenings());
    }

    /** In the transaction that adds the entry or changes its names. */
    void open(Connection transaction, RestrictedRecipient entry) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(OPEN)) {
            insert.setString(1, entry.id());
            insert.setLong(2, entry.version());
            insert.executeUpdate();
        }
    }

    @Scheduled(
            every = "${pipl.crossborder.screening.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        waiting.workOff();
    }

    private final class OpenScreenings implements WaitingRows.Rows<Open> {
        @Override
        public Optional<Open> next(Connection transaction, Set<String> without) throws SQLException {
            try (PreparedStatement select = transaction.prepareStatement(NEXT)) {
                select.setArray(1, transaction.createArrayOf("text", without.toArray()));
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Open(row.getString(1), row.getLong(2), row.getLong(3)))
                            : Optional.empty();
                }
            }
        }

        @Override
        public String ownerOf(Open open) {
            return open.entryId();
        }

        @Override
        public void work(Connection transaction, Open open) throws SQLException {
            screen(transaction, open);
        }
    }

    private void screen(Connection transaction, Open open) throws SQLException {
        RestrictedRecipient entry = list.find(transaction, open.entryId()).orElseThrow();
        boolean isOfCountry = entry.said().article() == Article.COUNTRY;
        List<PgRecipients.Registered> batch = recipients.after(
                transaction,
                open.position(),
                isOfCountry ? entry.said().country() : Optional.empty(),
                RECIPIENTS_AT_ONCE);
        for (PgRecipients.Registered registered : batch) {
            if (isOfCountry) {
                news.tell(transaction, registered.recipient(), entry, ScreeningNews.COUNTRY);
            } else {
                screening.compare(transaction, registered.recipient(), registered.namedBy(), entry);
            }
        }
        long position =
                batch.isEmpty() ? open.position() : batch.get(batch.size() - 1).ordinal();
        advance(transaction, open, position, batch.size() < RECIPIENTS_AT_ONCE);
    }

    private static void advance(Connection transaction, Open open, long position, boolean done) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(ADVANCE)) {
            update.setLong(1, position);
            update.setBoolean(2, done);
            update.setString(3, open.entryId());
            update.setLong(4, open.entryVersion());
            update.executeUpdate();
        }
    }
}
