/** Claims of grounds, zone registrations and negative lists over HTTP and in PostgreSQL, and the ledger's hearing of decisions. */
package dev.pipl.crossborder.exemption.adapter;
