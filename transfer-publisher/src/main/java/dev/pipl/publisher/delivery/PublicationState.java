package dev.pipl.publisher.delivery;

import java.util.List;

/**
 * How far a publication is. It holds no token.
 *
 * @param publication its id
 * @param batches in all
 * @param nextBatch the first that is not known to be durable
 * @param tally of those before
 */
public record PublicationState(String publication, int batches, int nextBatch, Tally tally) {

    /** Nothing sent yet. */
    public static PublicationState start(String publication, int batches) {
        return new PublicationState(publication, batches, 0, Tally.empty());
    }

    PublicationState after(List<Outcome> outcomes) {
        return new PublicationState(publication, batches, nextBatch + outcomes.size(), tally.plus(outcomes));
    }
}
