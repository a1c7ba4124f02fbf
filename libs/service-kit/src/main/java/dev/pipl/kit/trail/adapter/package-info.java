/** Records what a regulator has read. */
package dev.pipl.kit.trail.adapter;
