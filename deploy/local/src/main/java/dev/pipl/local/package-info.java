/**
 * The launcher behind {@code ./run}: the whole platform on one machine, with real PostgreSQL, Kafka and Keycloak.
 *
 * <p>{@code part} says what runs and how, {@code supervision} keeps it running, {@code command} is what a person types.
 */
package dev.pipl.local;
