/** Obligations over HTTP, in the database and on topics, and the daily look at the last days. */
package dev.pipl.registry.obligation.adapter;
