package dev.pipl.kit.inbox.adapter;

import dev.pipl.kit.inbox.Received;
import java.util.List;

/**
 * What one transaction takes in: wanted events of one partition, oldest first, and the offset to go on from.
 *
 * @param events may be empty when only the offset moves
 * @param next the offset behind the last record read
 */
record Delivery(String topic, int partition, List<Received> events, long next) {}
