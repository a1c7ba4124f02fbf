/** Signed roots on PostgreSQL, on their topic and over HTTP. */
package dev.pipl.crossborder.root.adapter;
