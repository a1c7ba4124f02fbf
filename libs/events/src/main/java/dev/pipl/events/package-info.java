/**
 * What the services and the pipelines tell each other: the envelope, the types, the topics, and how an event is written
 * on Kafka and over HTTP. The payloads live in one package for each publisher. Events carry counts, never person keys;
 * only a pipeline's own transfer event names people, by pseudonym.
 */
package dev.pipl.events;
