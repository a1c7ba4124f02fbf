/**
 * The life of a calendar year for the whole platform: open, closed by an operator, its key destroyed when nobody has to
 * keep the records any more.
 */
package dev.pipl.crossborder.year;
