/** Outlooks over HTTP, by the day and in PostgreSQL. */
package dev.pipl.crossborder.outlook.adapter;
