package dev.pipl.crossborder.ledger;

import java.util.UUID;

/**
 * Where the ledger stands in a partition.
 *
 * @param topicId the topic's identity in the broker
 * @param next every record before this offset is in the ledger or among its rejections
 */
public record PartitionPosition(String topic, int partition, UUID topicId, long next) {}
