/**
 * What this service knows of handlers: the registry's profiles, kept as they come, and what follows here when a fact that
 * carries law takes effect or a year begins. Plain JDBC throughout, because the ledger judges by it.
 */
package dev.pipl.crossborder.handler;
