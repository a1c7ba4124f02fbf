/** Screening over HTTP and in PostgreSQL. */
package dev.pipl.crossborder.screening.adapter;
