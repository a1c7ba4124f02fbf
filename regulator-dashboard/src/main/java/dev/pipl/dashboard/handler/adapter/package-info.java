/** Handlers and their standing, projected from the events of registry and ledger, and read over HTTP. */
package dev.pipl.dashboard.handler.adapter;
