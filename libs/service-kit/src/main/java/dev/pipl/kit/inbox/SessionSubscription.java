package dev.pipl.kit.inbox;

import io.smallrye.mutiny.Uni;

/** A subscription whose effect is Hibernate Reactive: for workflow aggregates. */
public interface SessionSubscription extends Subscription {
    /** In a Hibernate Reactive transaction of its own, which the kit commits. */
    Uni<Void> apply(Received event);
}
