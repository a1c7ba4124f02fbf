/**
 * The command line for pipelines: turns a list of person identifiers into pseudonyms and publishes them as transfer
 * events. Identifiers never leave the process: not to the wire, not to a log, an error or the state file.
 */
package dev.pipl.publisher;
