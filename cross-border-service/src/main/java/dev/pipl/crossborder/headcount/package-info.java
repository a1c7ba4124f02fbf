/** Counting distinct persons exactly: sets of fingerprints, declared numbers, and the interval they give together. */
package dev.pipl.crossborder.headcount;
