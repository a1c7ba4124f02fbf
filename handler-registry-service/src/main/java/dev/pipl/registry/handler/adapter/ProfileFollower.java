package dev.pipl.registry.handler.adapter;

import dev.pipl.registry.handler.Handler;
import io.smallrye.mutiny.Uni;

/** Draws the consequences of a new or changed profile, in the transaction of the change. */
public interface ProfileFollower {
    Uni<Void> profileChanged(Handler handler);
}
