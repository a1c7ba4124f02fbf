/** How long records of handling are kept. */
package dev.pipl.law.retention;
