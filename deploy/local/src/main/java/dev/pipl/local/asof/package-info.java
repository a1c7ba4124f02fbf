/** Starting the platform as of another date: what its clock is set to, and that it never goes back. */
package dev.pipl.local.asof;
