/** Subscriptions to the platform's events: each event takes effect once, in order, or is put aside with a reason. */
package dev.pipl.kit.inbox;
