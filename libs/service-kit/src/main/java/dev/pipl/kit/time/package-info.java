/**
 * The platform's clock: one injected {@link java.time.Clock}, which a rehearsal may start at another date; and whose turn it
 * is among the works that the clock starts.
 */
package dev.pipl.kit.time;
