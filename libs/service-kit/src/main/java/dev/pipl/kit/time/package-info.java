/** The platform's clock: one injected {@link java.time.Clock}, which a rehearsal may start at another date. */
package dev.pipl.kit.time;
