package dev.pipl.dashboard.alert.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.alert.AlertRaised;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Gives alerts their numbers. The row that counts is locked until the commit, so that a smaller number never becomes
 * visible after a greater one, and a rollback gives its numbers back.
 */
@ApplicationScoped
class PgAlertNumbering {
    /**
     * Two statements on one way to the database: the second sees what was committed while the first waited for its lock.
     * An alert that has its number already, as the same cause gives the same id, keeps it; its wording may have a running
     * count, and becomes what was told last.
     */
    private static final String NUMBER = """
            select last from alert_numbering for update;
            with told as (
              select t.id, t.handler_id, t.severity, cast(t.body as jsonb) as body, t.n
              from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]))
                with ordinality as t(id, handler_id, severity, body, n)),
            fresh as (
              select told.*, row_number() over (order by n) as nth from told
              where not exists (select 1 from alert where alert.id = told.id)),
            counting as (
              update alert_numbering set last = last + (select count(*) from fresh)
              where exists (select 1 from fresh)
              returning last - (select count(*) from fresh) as before),
            retold as (
              update alert set body = told.body from told where alert.id = told.id)
            insert into alert (sequence, id, handler_id, severity, body, received_at)
            select before + nth, id, handler_id, severity, body, ? from fresh, counting
            returning id, sequence
            """;

    /** What is told of an alert: {@code body} is the whole of it. */
    record Told(AlertRaised alert, JsonNode body) {}

    private final Clock clock;

    PgAlertNumbering(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param told no two of the same alert
     * @return by id the numbers they get if the transaction commits; none for an alert that has one already
     */
    Map<String, Long> add(Connection transaction, Collection<Told> told) throws SQLException {
        try (PreparedStatement number = transaction.prepareStatement(NUMBER)) {
            number.setArray(1, texts(transaction, told, each -> each.alert().id()));
            number.setArray(2, texts(transaction, told, each -> each.alert().handlerId()));
            number.setArray(
                    3, texts(transaction, told, each -> each.alert().severity().name()));
            number.setArray(4, texts(transaction, told, each -> each.body().toString()));
            number.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            number.execute();
            number.getMoreResults();
            Map<String, Long> numbers = new HashMap<>();
            try (ResultSet row = number.getResultSet()) {
                while (row.next()) {
                    numbers.put(row.getString(1), row.getLong(2));
                }
            }
            return numbers;
        }
    }

    private static Array texts(Connection transaction, Collection<Told> told, Function<Told, String> text)
            throws SQLException {
        return transaction.createArrayOf("text", told.stream().map(text).toArray());
    }
}
