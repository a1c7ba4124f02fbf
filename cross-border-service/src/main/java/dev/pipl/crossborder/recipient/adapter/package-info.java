/** Recipients over HTTP and in PostgreSQL. */
package dev.pipl.crossborder.recipient.adapter;
