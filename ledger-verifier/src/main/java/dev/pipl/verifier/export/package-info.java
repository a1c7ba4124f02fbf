/** Exports as files: their lines, and what can still be told of lines that cannot be read. */
package dev.pipl.verifier.export;
