/**
 * The impact assessment (PIPIA): what its report has to answer, that it comes before the activity, and how long it is
 * kept (PIPL 55 and 56; SCC 5; CERT 6).
 */
package dev.pipl.law.pipia;
