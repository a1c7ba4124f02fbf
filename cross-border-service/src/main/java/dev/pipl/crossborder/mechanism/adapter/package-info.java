/** The mechanisms' table, their endpoints, the certificates' projection and the calendar's look at deadlines. */
package dev.pipl.crossborder.mechanism.adapter;
