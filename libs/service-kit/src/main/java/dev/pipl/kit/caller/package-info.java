/** Who asks, and what of the platform is his: tenant before role, denied by default. */
package dev.pipl.kit.caller;
