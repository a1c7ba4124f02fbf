package dev.pipl.crossborder.year.adapter;

import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.year.Coverage;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Looks at every handler's ledger of a year. */
@ApplicationScoped
class SurveyYear {

    private static final String HEADS = """
            select y.handler_id, head.sequence, head.hash
            from (select handler_id from ledger_row where year = ? and sequence = 1) y,
                 lateral (select sequence, hash from ledger_row
                          where handler_id = y.handler_id and year = ? order by sequence desc limit 1) head
            order by y.handler_id collate "C"
            """;

    private final LedgerReader ledger;

    SurveyYear(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** The newest rows of the year, one a handler. */
    record Heads(List<String> handlerIds, String digest) {}

    Heads heads(Connection connection, int year) throws SQLException {
        MessageDigest digest = sha256();
        List<String> handlerIds = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(HEADS)) {
            select.setInt(1, year);
            select.setInt(2, year);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    handlerIds.add(rows.getString(1));
                    String head = rows.getString(1) + " " + rows.getLong(2) + " "
                            + HexFormat.of().formatHex(rows.getBytes(3)) + "\n";
                    digest.update(head.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return new Heads(handlerIds, HexFormat.of().formatHex(digest.digest()));
    }

    /** One handler after the other, through the ledger's reader, whose memory is bounded. */
    Coverage coverage(Heads heads, int year) {
        Instant last = null;
        for (String handlerId : heads.handlerIds()) {
            Instant latest = ledger.year(handlerId, year).latest().orElse(null);
            if (latest != null && (last == null || latest.isAfter(last))) {
                last = latest;
            }
        }
        return new Coverage(
                heads.handlerIds().size(), heads.digest(), last == null ? null : BeijingCalendar.dateOf(last));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
