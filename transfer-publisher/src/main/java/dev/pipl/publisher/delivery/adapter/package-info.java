/** The two ways to the platform: an HTTP request with a batch of events, and a Kafka topic. */
package dev.pipl.publisher.delivery.adapter;
