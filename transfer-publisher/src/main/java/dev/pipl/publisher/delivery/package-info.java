/** Sends events in order, remembers what was acknowledged, and resumes there. */
package dev.pipl.publisher.delivery;
