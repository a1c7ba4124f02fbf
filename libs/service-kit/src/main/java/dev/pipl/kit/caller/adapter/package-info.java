/** Reads the caller from the verified token of the request. */
package dev.pipl.kit.caller.adapter;
