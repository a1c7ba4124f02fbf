/** Groups and splitting cases over HTTP and in PostgreSQL. */
package dev.pipl.crossborder.group.adapter;
