package dev.pipl.crossborder.recipient.adapter;

import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.kit.idempotency.JdbcTransactions;
import java.time.Clock;
import javax.sql.DataSource;

/** The recipients' table for a test that runs without a container. */
public final class RecipientsOnFile {

    private RecipientsOnFile() {}

    public static PgRecipients in(DataSource database) {
        return new PgRecipients(database);
    }

    public static void put(DataSource database, Recipient recipient) {
        JdbcTransactions.of(database, Clock.systemUTC()).inTransaction(transaction -> {
            in(database).insert(transaction, recipient, "officer");
            return null;
        });
    }
}
