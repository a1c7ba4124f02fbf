/** The gate over HTTP and in PostgreSQL. */
package dev.pipl.crossborder.gate.adapter;
