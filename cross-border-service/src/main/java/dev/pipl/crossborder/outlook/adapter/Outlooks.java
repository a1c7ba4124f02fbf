package dev.pipl.crossborder.outlook.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.outlook.MakeOutlook;
import dev.pipl.crossborder.outlook.WarningSteps;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes outlooks and keeps the newest of each handler-year. */
@ApplicationScoped
public class Outlooks {

    private static final String KEEP = """
            insert into outlook as o (handler_id, year, computed_on, computed_at, body) values (?, ?, ?, ?, ?::jsonb)
            on conflict (handler_id, year) do update set
              computed_on = excluded.computed_on, computed_at = excluded.computed_at, body = excluded.body
            where o.computed_at <= excluded.computed_at
            """;
    private static final String NOT_OF_TODAY = """
            select r.handler_id from ledger_row r where r.year = ? and r.sequence = 1
            and not exists (
              select from outlook o where o.handler_id = r.handler_id and o.year = r.year and o.computed_on >= ?)
            and not (r.handler_id = any(?)) limit ?
            """;

    private final LedgerReader ledger;
    private final PgDailyGrowth growth;
    private final MakeOutlook make;
    private final WarningSteps steps;
    private final JdbcCommands commands;
    private final ObjectMapper json;
    private final Clock clock;

    Outlooks(
            LedgerReader ledger,
            PgDailyGrowth growth,
            MakeOutlook make,
            WarningSteps steps,
            JdbcCommands commands,
            ObjectMapper json,
            Clock clock) {
        this.ledger = ledger;
        this.growth = growth;
        this.make = make;
        this.steps = steps;
        this.commands = commands;
        this.json = json;
        this.clock = clock;
    }

    /** The newest outlook; made now where there is none of today. */
    JsonNode newest(String handlerId, YearAsked asked) {
        return commands.inTransaction(transaction -> kept(transaction, handlerId, asked.year()))
                .orElseGet(() -> {
                    OutlookView made = make(handlerId, asked);
                    commands.inTransaction(transaction -> {
                        keep(transaction, made);
                        return made;
                    });
                    return json.valueToTree(made);
                });
    }

    /** Looks ahead by what is committed now. */
    OutlookView make(String handlerId, YearAsked asked) {
        Instant now = clock.instant();
        YearView view = ledger.year(handlerId, asked.year());
        LocalDate today = BeijingCalendar.dateOf(now);
        return OutlookView.of(
                make.make(view, growth.days(handlerId, asked.year()), asked.on(), today), steps.percents(), now);
    }

    void keep(Connection transaction, OutlookView outlook) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(KEEP)) {
            Instant at = outlook.computedAt().toInstant();
            upsert.setString(1, outlook.handlerId());
            upsert.setInt(2, outlook.year());
            upsert.setObject(3, BeijingCalendar.dateOf(at));
            upsert.setObject(4, at.atOffset(ZoneOffset.UTC));
            upsert.setString(5, json.valueToTree(outlook).toString());
            upsert.executeUpdate();
        }
    }

    /** Handlers that sent something this year and whose outlook is of an earlier day. */
    List<String> notOfToday(LocalDate today, Set<String> without, int limit) {
        return commands.inTransaction(transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(NOT_OF_TODAY)) {
                select.setInt(1, today.getYear());
                select.setObject(2, today);
                select.setArray(3, transaction.createArrayOf("text", without.toArray()));
                select.setInt(4, limit);
                return Rows.all(select, row -> row.getString(1));
            }
        });
    }

    private Optional<JsonNode> kept(Connection transaction, String handlerId, int year) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select body from outlook where handler_id = ? and year = ? and computed_on = ?")) {
            select.setString(1, handlerId);
            select.setInt(2, year);
            select.setObject(3, BeijingCalendar.today(clock));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(json.readTree(row.getString(1))) : Optional.empty();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a stored outlook is unreadable", e);
            }
        }
    }
}
