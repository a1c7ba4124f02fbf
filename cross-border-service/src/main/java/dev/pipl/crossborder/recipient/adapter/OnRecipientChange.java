package dev.pipl.crossborder.recipient.adapter;

import dev.pipl.crossborder.recipient.Recipient;
import java.sql.Connection;
import java.sql.SQLException;

/** What else happens, in the same transaction, when a recipient is put on record or changed. */
public interface OnRecipientChange {

    /** Before anything is written: waits for what must not happen at the same time. */
    void begin(Connection transaction) throws SQLException;

    /**
     * After the recipient was written.
     *
     * @param subject who wrote it
     */
    void written(Connection transaction, Recipient recipient, String subject) throws SQLException;
}
