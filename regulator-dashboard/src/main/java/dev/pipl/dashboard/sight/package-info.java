/** Whose matters a caller may look at. */
package dev.pipl.dashboard.sight;
