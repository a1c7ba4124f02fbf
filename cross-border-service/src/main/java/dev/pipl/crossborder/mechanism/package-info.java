/**
 * The mechanisms under which personal information may leave (PIPL 38, 40; CBDF 7 and 8): security assessment, standard
 * contract, certificate, the assessment of state organs, and the contract of the Greater Bay Area; what each covers, and
 * when it was in force.
 */
package dev.pipl.crossborder.mechanism;
