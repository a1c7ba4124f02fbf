package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.CaseState;
import dev.pipl.crossborder.group.ReviewHold;
import dev.pipl.crossborder.group.ReviewHolds;
import dev.pipl.crossborder.group.Signal;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.route.SubjectClass;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** By the holds' table, in one question. A handler that has left its group is held until the case is decided, too. */
@ApplicationScoped
public class PgReviewHolds implements ReviewHolds {

    private static final String HELD = """
            select h.case_id, h.name_key, c.state, c.signal, c.year, c.subject_class, c.threshold
            from splitting_hold h join splitting_case c on c.id = h.case_id
            where h.handler_id = ? and h.purpose_key = ? order by h.case_id
            """;

    private final DataSource database;
    private final Recipients recipients;

    PgReviewHolds(DataSource database, Recipients recipients) {
        this.database = database;
        this.recipients = recipients;
    }

    @Override
    public List<ReviewHold> holds(String handlerId, Recipient recipient, String purpose) {
        return ofRecipient(held(handlerId, purpose), recipient);
    }

    /** The recipient is read only where the handler has a hold for the purpose at all. */
    @Override
    public Optional<String> holding(String handlerId, String recipientId, String purpose) {
        List<Named> held = held(handlerId, purpose);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        return recipients.find(recipientId).stream()
                .flatMap(recipient -> ofRecipient(held, recipient).stream())
                .map(ReviewHold::caseId)
                .findFirst();
    }

    /** A hold, and one of the names it is for. */
    private record Named(ReviewHold hold, String nameKey) {}

    private static List<ReviewHold> ofRecipient(List<Named> held, Recipient recipient) {
        if (held.isEmpty()) {
            // Nearly always; comparing names across scripts costs more than the question.
            return List.of();
        }
        List<String> nameKeys = ReviewHolds.nameKeys(recipient);
        return held.stream()
                .filter(named -> nameKeys.contains(named.nameKey()))
                .map(Named::hold)
                .distinct()
                .toList();
    }

    private List<Named> held(String handlerId, String purpose) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HELD)) {
            select.setString(1, handlerId);
            select.setString(2, ReviewHolds.purposeKey(purpose));
            return Rows.all(select, row -> new Named(hold(row), row.getString("name_key")));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the holds cannot be read", e);
        }
    }

    private static ReviewHold hold(ResultSet row) throws SQLException {
        Long threshold = row.getObject("threshold", Long.class);
        return new ReviewHold(
                row.getString("case_id"),
                CaseState.valueOf(row.getString("state")),
                Signal.valueOf(row.getString("signal")),
                row.getInt("year"),
                Optional.ofNullable(row.getString("subject_class")).map(SubjectClass::valueOf),
                threshold == null ? OptionalLong.empty() : OptionalLong.of(threshold));
    }
}
