/** Notices over HTTP and in PostgreSQL. */
package dev.pipl.crossborder.notice.adapter;
