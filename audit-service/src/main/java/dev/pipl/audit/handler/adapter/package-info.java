/** The projection of handlers in the database, and the events that feed it. */
package dev.pipl.audit.handler.adapter;
