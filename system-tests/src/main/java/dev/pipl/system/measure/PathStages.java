package dev.pipl.system.measure;

import dev.pipl.local.command.RunningPlatform;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the time of alerts went, by the moments the services wrote down beside what they stored. */
final class PathStages {
    /** The stages in their order. */
    enum Stage {
        TO_JUDGING("等待入账", "from the acknowledgement to the ledger's transaction"),
        JUDGING("裁定", "to the alert in the outbox"),
        RELAYING("提交与转发", "to the broker's acknowledgement of the alert: commit and relay"),
        NUMBERING("看板接收", "to the dashboard's transaction"),
        DELIVERY("提交与推送", "to the stream: commit and push");

        final String zh;
        final String en;

        Stage(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    private static final String OUTBOX =
            "select event_id, key, created_at, sent_at from outbox where event_id = any (?) and topic = 'alerts.v1'";
    private static final String ROWS =
            "select handler_id, max(recorded_at) from ledger_row where handler_id = any (?) group by handler_id";
    private static final String NUMBERED = "select id, received_at from alert where id = any (?)";

    private final RunningPlatform running;

    PathStages(RunningPlatform running) {
        this.running = running;
    }

    /** An alert on its way, by the machine's clock. */
    record Delivered(String alertId, Instant acknowledged, Instant delivered) {}

    private record Published(String handlerId, Instant created, Instant sent) {}

    /** Milliseconds in each stage, in the order of the alerts. Each handler's crossing must be the last it wrote. */
    List<Map<Stage, Double>> of(List<Delivered> alerts) throws IOException, SQLException {
        String[] ids = alerts.stream().map(Delivered::alertId).toArray(String[]::new);
        Map<String, Published> published = new HashMap<>();
        Map<String, Instant> judged;
        Duration ahead =
                Duration.between(Clock.systemUTC().instant(), running.clock().instant());
        try (Connection ledger = connect("cross_border")) {
            try (PreparedStatement select = ledger.prepareStatement(OUTBOX)) {
                select.setArray(1, ledger.createArrayOf("text", ids));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        published.put(
                                row.getString(1), new Published(row.getString(2), instant(row, 3), instant(row, 4)));
                    }
                }
            }
            judged = instants(
                    ledger,
                    ROWS,
                    published.values().stream().map(Published::handlerId).toArray(String[]::new));
        }
        Map<String, Instant> numbered;
        try (Connection dashboard = connect("dashboard")) {
            numbered = instants(dashboard, NUMBERED, ids);
        }
        List<Map<Stage, Double>> all = new ArrayList<>();
        for (Delivered alert : alerts) {
            Published sent = published.get(alert.alertId());
            Instant[] moments = {
                alert.acknowledged(),
                judged.get(sent.handlerId()).minus(ahead),
                sent.created(),
                sent.sent(),
                numbered.get(alert.alertId()).minus(ahead),
                alert.delivered()
            };
            Map<Stage, Double> millis = new EnumMap<>(Stage.class);
            for (Stage stage : Stage.values()) {
                millis.put(
                        stage,
                        Duration.between(moments[stage.ordinal()], moments[stage.ordinal() + 1])
                                        .toNanos()
                                / 1e6);
            }
            all.add(millis);
        }
        return all;
    }

    private Connection connect(String schema) throws IOException, SQLException {
        return DriverManager.getConnection(running.databaseUrl(), schema, running.databasePassword(schema));
    }

    private static Map<String, Instant> instants(Connection connection, String sql, String[] of) throws SQLException {
        Array names = connection.createArrayOf("text", of);
        Map<String, Instant> instants = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, names);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    instants.put(row.getString(1), instant(row, 2));
                }
            }
        }
        return instants;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
