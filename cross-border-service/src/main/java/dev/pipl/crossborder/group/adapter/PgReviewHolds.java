package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.ReviewHolds;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** By the holds' table. A recipient's names are compared only where the handler has a hold for the purpose at all. */
@ApplicationScoped
public class PgReviewHolds implements ReviewHolds {

    private static final String HELD =
            "select case_id, name_key from splitting_hold where handler_id = ? and purpose_key = ? order by case_id";

    private final DataSource database;
    private final Recipients recipients;

    PgReviewHolds(DataSource database, Recipients recipients) {
        this.database = database;
        this.recipients = recipients;
    }

    @Override
    public Optional<String> holding(String handlerId, String recipientId, String purpose) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HELD)) {
            select.setString(1, handlerId);
            select.setString(2, ReviewHolds.purposeKey(purpose));
            try (ResultSet rows = select.executeQuery()) {
                Optional<Recipient> recipient = Optional.empty();
                while (rows.next()) {
                    recipient = recipient.or(() -> recipients.find(recipientId));
                    String nameKey = rows.getString(2);
                    if (recipient
                            .map(of -> ReviewHolds.nameKeys(of).contains(nameKey))
                            .orElse(false)) {
                        return Optional.of(rows.getString(1));
                    }
                }
                return Optional.empty();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the holds cannot be read", e);
        }
    }
}
