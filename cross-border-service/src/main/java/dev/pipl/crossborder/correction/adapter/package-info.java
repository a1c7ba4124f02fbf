/** Corrections over HTTP, their table, and the finishing of those that were approved. */
package dev.pipl.crossborder.correction.adapter;
