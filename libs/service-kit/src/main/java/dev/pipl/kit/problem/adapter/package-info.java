/** Turns every failure of a request into an RFC 9457 answer, also those of the framework itself. */
package dev.pipl.kit.problem.adapter;
