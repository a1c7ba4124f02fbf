/** Talks to a running platform as its users do: HTTP with a bearer token, and events on Kafka. */
package dev.pipl.local.client;
