/** Reads person identifiers from CSV, NDJSON or plain lines, one at a time, naming rows and never their content. */
package dev.pipl.publisher.input;
