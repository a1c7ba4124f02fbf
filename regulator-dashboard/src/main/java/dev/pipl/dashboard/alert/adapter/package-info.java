/** The inbox on PostgreSQL, fed from Kafka, read over HTTP and by server-sent events. */
package dev.pipl.dashboard.alert.adapter;
