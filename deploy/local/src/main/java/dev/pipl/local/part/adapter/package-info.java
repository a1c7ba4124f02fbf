/** What the launcher does inside PostgreSQL and Kafka. */
package dev.pipl.local.part.adapter;
