package dev.pipl.crossborder.transfer;

/**
 * A pipeline's statement that an event it recorded did not happen or was wrong. It is a proposal: without a second
 * person's approval it changes no count.
 */
public record TransferVoid(
        EventIdentity identity,
        ContentHash content,
        String voidedSource,
        String voidedEventId,
        String reason,
        String evidence)
        implements TransferEvent {

    /** The event that is said not to have happened; it may arrive after its void. */
    public EventIdentity voided() {
        return new EventIdentity(identity.handlerId(), voidedSource, voidedEventId);
    }
}
