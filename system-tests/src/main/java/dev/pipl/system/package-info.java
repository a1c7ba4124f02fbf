/** Looks at the platform as a whole, from outside: scenarios over real parts, measurements, and the totals of all tests. */
package dev.pipl.system;
