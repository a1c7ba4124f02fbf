/** The impact assessments (PIPIA, PIPL 55 and 56) that the registry told of. */
package dev.pipl.crossborder.pipia;
