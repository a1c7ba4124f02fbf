package dev.pipl.dashboard.handler.adapter;

import dev.pipl.dashboard.handler.YearStanding;
import dev.pipl.events.EventType;
import dev.pipl.events.crossborder.HeadCountAdvanced;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.ThresholdCrossed;
import dev.pipl.events.crossborder.YearOpened;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.Received;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where handlers stand, as the ledger tells of it. */
@ApplicationScoped
public class StandingProjection implements JdbcSubscription {
    public static final String NAME = "handler-standings.v1";

    private static final String ADD_CHANGE =
            "insert into route_change (handler_id, year, body) values (?, ?, cast(? as jsonb))";

    private final PgStandings standings;
    private final PgHandlers handlers;
    private final Attentions attentions;

    StandingProjection(PgStandings standings, PgHandlers handlers, Attentions attentions) {
        this.standings = standings;
        this.handlers = handlers;
        this.attentions = attentions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(
                EventType.YEAR_OPENED,
                EventType.THRESHOLD_CROSSED,
                EventType.ROUTE_CHANGED,
                EventType.HEAD_COUNT_ADVANCED);
    }

    @Override
    public void apply(Connection transaction, Received event) throws SQLException {
        switch (event.type()) {
            case YEAR_OPENED -> {
                YearOpened opened = event.dataAs(YearOpened.class);
                move(transaction, opened.handlerId(), opened.year(), opened.occurredAt(), same -> same);
            }
            case THRESHOLD_CROSSED -> {
                ThresholdCrossed crossing = event.dataAs(ThresholdCrossed.class);
                move(
                        transaction,
                        crossing.handlerId(),
                        crossing.year(),
                        crossing.occurredAt(),
                        standing -> standing.after(crossing));
            }
            case ROUTE_CHANGED -> {
                RouteChanged change = event.dataAs(RouteChanged.class);
                addChange(transaction, change, event.event().data().toString());
                move(
                        transaction,
                        change.handlerId(),
                        change.year(),
                        change.occurredAt(),
                        standing -> standing.after(change));
            }
            case HEAD_COUNT_ADVANCED -> {
                HeadCountAdvanced advance = event.dataAs(HeadCountAdvanced.class);
                move(
                        transaction,
                        advance.handlerId(),
                        advance.year(),
                        advance.occurredAt(),
                        standing -> standing.after(advance));
            }
            default -> throw new IllegalArgumentException(event.type().type());
        }
    }

    private void move(
            Connection transaction, String handlerId, int year, OffsetDateTime at, UnaryOperator<YearStanding> step)
            throws SQLException {
        Optional<YearStanding> before = standings.find(transaction, handlerId, year);
        YearStanding after = step.apply(before.orElseGet(() -> YearStanding.opened(at.toInstant())));
        standings.store(
                transaction,
                handlerId,
                year,
                after,
                attentions.of(handlers.profile(transaction, handlerId), year, after));
        standings.storeDay(transaction, handlerId, year, BeijingCalendar.dateOf(at.toInstant()), after);
    }

    private static void addChange(Connection transaction, RouteChanged change, String body) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(ADD_CHANGE)) {
            insert.setString(1, change.handlerId());
            insert.setInt(2, change.year());
            insert.setString(3, body);
            insert.executeUpdate();
        }
    }
}
