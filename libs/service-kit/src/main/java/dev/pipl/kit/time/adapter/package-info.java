/** Produces the clocks as beans. */
package dev.pipl.kit.time.adapter;
