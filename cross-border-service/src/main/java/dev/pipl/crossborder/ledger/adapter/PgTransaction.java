package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.FirstFacts;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.LedgerTransaction;
import dev.pipl.crossborder.ledger.PartitionPosition;
import dev.pipl.crossborder.ledger.Redemption;
import dev.pipl.crossborder.ledger.RejectedTransfer;
import dev.pipl.crossborder.ledger.VoidProposed;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outgoing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** One transaction of the ledger on PostgreSQL. */
final class PgTransaction extends PgReads implements LedgerTransaction {

    private static final String MOVE = """
            update ledger_position set next = ? where topic = ? and partition = ? and topic_id = ?
            """;
    private static final String FIRST_MOVE = """
            insert into ledger_position (next, topic, partition, topic_id) values (?, ?, ?, ?)
            """;
    private static final String LOCK_ALL = """
            select partition, topic_id, next from ledger_position where topic = ? and partition = any (?)
            order by partition for update
            """;
    private static final String MOVE_ALL = """
            update ledger_position as p set next = m.next
            from unnest(cast(? as integer[]), cast(? as bigint[])) as m(partition, next)
            where p.topic = ? and p.topic_id = ? and p.partition = m.partition returning p.partition
            """;
    private static final String APPEND = """
            insert into ledger_row (handler_id, year, sequence, turn, cause, non_sensitive, sensitive, rule_version,
                                    key_id, recorded_at, previous_hash, hash, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String TALLY = """
            insert into transfer_rejection_tally as t (handler_id, code, day, count) values (?, ?, ?, ?)
            on conflict (handler_id, code, day) do update set count = t.count + excluded.count returning t.count
            """;

    private static final String REDEEM = """
            update gate_reservation
            set state = 'REDEEMED', ended_at = ?, event_source = ?, event_id = ?, persons = null
            where id = ? and handler_id = ? and state = 'HELD'
            """;

    private static final String NOTE = """
            insert into year_first_facts (handler_id, year, first_on) values (?, ?, ?) on conflict do nothing
            """;

    private final JdbcOutbox outbox;
    private boolean published;

    PgTransaction(Connection connection, JdbcOutbox outbox) {
        super(connection);
        this.outbox = outbox;
    }

    @Override
    public Optional<PartitionPosition> lockPosition(String topic, int partition) {
        return Sql.taking(() -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select topic_id, next from ledger_position where topic = ? and partition = ? for update")) {
                select.setString(1, topic);
                select.setInt(2, partition);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new PartitionPosition(
                                    topic, partition, rows.getObject(1, UUID.class), rows.getLong(2)))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void movePosition(PartitionPosition position) {
        if (move(MOVE, position) == 0) {
            move(FIRST_MOVE, position);
        }
    }

    @Override
    public Map<Integer, PartitionPosition> lockPositions(String topic, List<Integer> partitions) {
        return Sql.taking(() -> {
            try (PreparedStatement select = connection.prepareStatement(LOCK_ALL)) {
                select.setString(1, topic);
                select.setArray(2, connection.createArrayOf("integer", partitions.toArray()));
                Map<Integer, PartitionPosition> positions = new HashMap<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        positions.put(
                                rows.getInt(1),
                                new PartitionPosition(
                                        topic, rows.getInt(1), rows.getObject(2, UUID.class), rows.getLong(3)));
                    }
                }
                return positions;
            }
        });
    }

    @Override
    public void movePositions(List<PartitionPosition> positions) {
        Set<Integer> moved = Sql.taking(() -> {
            try (PreparedStatement move = connection.prepareStatement(MOVE_ALL)) {
                PartitionPosition any = positions.get(0);
                move.setArray(1, connection.createArrayOf("integer", numbers(positions, PartitionPosition::partition)));
                move.setArray(2, connection.createArrayOf("bigint", numbers(positions, PartitionPosition::next)));
                move.setString(3, any.topic());
                move.setObject(4, any.topicId());
                Set<Integer> partitions = new HashSet<>();
                try (ResultSet rows = move.executeQuery()) {
                    while (rows.next()) {
                        partitions.add(rows.getInt(1));
                    }
                }
                return partitions;
            }
        });
        positions.stream()
                .filter(position -> !moved.contains(position.partition()))
                .forEach(first -> move(FIRST_MOVE, first));
    }

    private static Object[] numbers(List<PartitionPosition> positions, Function<PartitionPosition, Number> number) {
        return positions.stream().map(number).toArray();
    }

    @Override
    public void append(List<LedgerRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Sql.taking(() -> {
            try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
                for (LedgerRow row : rows) {
                    insert.setString(1, row.handlerId());
                    insert.setInt(2, row.year());
                    insert.setLong(3, row.sequence());
                    insert.setLong(4, row.turn());
                    insert.setString(5, row.cause().text());
                    insert.setLong(6, row.nonSensitive());
                    insert.setLong(7, row.sensitive());
                    insert.setString(8, row.ruleVersion());
                    insert.setString(9, row.keyId());
                    insert.setObject(10, row.recordedAt().atOffset(ZoneOffset.UTC));
                    insert.setBytes(11, row.previousHash());
                    insert.setBytes(12, row.hash());
                    insert.setBytes(13, row.body());
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    @Override
    public boolean reject(RejectedTransfer rejection) {
        return Sql.taking(() -> PgRejections.insert(connection, rejection));
    }

    @Override
    public long tally(String handlerId, String code, LocalDate day, long more) {
        return Sql.taking(() -> {
            try (PreparedStatement upsert = connection.prepareStatement(TALLY)) {
                upsert.setString(1, handlerId);
                upsert.setString(2, code);
                upsert.setObject(3, day);
                upsert.setLong(4, more);
                try (ResultSet rows = upsert.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public void propose(List<VoidProposed> proposals) {
        if (proposals.isEmpty()) {
            return;
        }
        Sql.taking(() -> {
            PgVoidProposals.add(connection, proposals);
            return null;
        });
    }

    @Override
    public void note(List<FirstFacts> firsts) {
        if (firsts.isEmpty()) {
            return;
        }
        Sql.taking(() -> {
            try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
                for (FirstFacts first : firsts) {
                    insert.setString(1, first.handlerId());
                    insert.setInt(2, first.year());
                    insert.setObject(3, first.on());
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    @Override
    public void redeem(List<Redemption> redemptions, Instant at) {
        Sql.taking(() -> {
            try (PreparedStatement update = connection.prepareStatement(REDEEM)) {
                for (Redemption redemption : redemptions) {
                    update.setObject(1, at.atOffset(ZoneOffset.UTC));
                    update.setString(2, redemption.event().source());
                    update.setString(3, redemption.event().id());
                    update.setString(4, redemption.reservationId());
                    update.setString(5, redemption.event().handlerId());
                    update.addBatch();
                }
                return update.executeBatch();
            }
        });
    }

    @Override
    public void publish(List<Outgoing> events) {
        Sql.taking(() -> {
            outbox.addUntold(connection, events);
            return null;
        });
        published |= !events.isEmpty();
    }

    /** Whether it has events to be told of when it has committed. */
    boolean hasPublished() {
        return published;
    }

    private int move(String sql, PartitionPosition position) {
        return Sql.taking(() -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, position.next());
                statement.setString(2, position.topic());
                statement.setInt(3, position.partition());
                statement.setObject(4, position.topicId());
                return statement.executeUpdate();
            }
        });
    }
}
