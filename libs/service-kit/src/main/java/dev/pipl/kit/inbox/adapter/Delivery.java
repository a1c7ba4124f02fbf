package dev.pipl.kit.inbox.adapter;

import dev.pipl.kit.inbox.Received;
import java.util.List;

/**
 * What one transaction takes in: wanted events of one partition, oldest first, and the offset to go on from.
 *
 * @param events may be empty when only the offset moves
 * @param committed the offset that this reader knows to have been committed last; between it and the events, and behind
 *     them up to {@code next}, is nothing else that is wanted
 * @param next the offset behind the last record read
 */
record Delivery(String topic, int partition, List<Received> events, long committed, long next) {

    /**
     * Asks whether nothing is missing between the stored offset and the events. One that is ahead is right: another
     * instance went on.
     *
     * @param stored as the transaction has locked it, null when there is none
     * @throws DatabaseWentBack when there is a gap, which ends the transaction
     */
    void requireContinues(Long stored) {
        if (stored == null || stored < committed) {
            throw new DatabaseWentBack(committed, stored == null ? 0 : stored);
        }
    }
}
