/** The relay from the outbox table to the broker. */
package dev.pipl.kit.outbox.adapter;
