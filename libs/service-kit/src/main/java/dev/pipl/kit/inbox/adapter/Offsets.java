package dev.pipl.kit.inbox.adapter;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/** Where each subscription goes on, as the database knows it. */
@ApplicationScoped
class Offsets {
    private final DataSource database;

    Offsets(DataSource database) {
        this.database = database;
    }

    /** The next offset of a partition; 0, and a row that says so, when it was never read. */
    long next(String subscription, TopicPartition partition) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into inbox_offset (subscription, topic, partition, next) values (?, ?, ?, 0)"
                                + " on conflict do nothing")) {
            insert.setString(1, subscription);
            insert.setString(2, partition.topic());
            insert.setInt(3, partition.partition());
            insert.executeUpdate();
        }
        return all(subscription).get(partition);
    }

    Map<TopicPartition, Long> all(String subscription) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select topic, partition, next from inbox_offset where subscription = ?")) {
            select.setString(1, subscription);
            Map<TopicPartition, Long> offsets = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    offsets.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                }
            }
            return offsets;
        }
    }
}
