/** Conditional changes: ETag out, If-Match in. */
package dev.pipl.kit.version;
